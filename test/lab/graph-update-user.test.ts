import { describe, expect, it, onTestFinished } from 'vitest';
import type { GraphUser } from '../../src/lab/graph/graph-data.ts';
import { startGraphServer } from '../../src/lab/graph/graph-server.ts';
import { graphData, graphUser, objectId, token } from '../adapters/graph/graph-fixture.ts';

const set = new Date('2026-11-20T09:00:00Z');
const password = 'Kq7rm-Wx4dn-Ph8tz';

async function start(properties: Partial<GraphUser> = {}) {
  const data = graphData({ users: [graphUser(1, properties)] });
  const server = await startGraphServer(data, { token, now: () => set });
  onTestFinished(() => server.close());
  const patch = async (body: unknown) => {
    const answer = await fetch(`${server.url}/v1.0/users/${objectId(1)}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, message: text === '' ? undefined : JSON.parse(text).error.message };
  };
  return { data, server, patch, setPassword: (typed: string) => patch({ passwordProfile: { password: typed } }) };
}

describe('PATCH of a user on the lab’s Graph server', () => {
  it('sets the password and the demand for another, and never tells the password', async () => {
    const { data, server, patch } = await start();
    const answer = await patch({ passwordProfile: { password, forceChangePasswordNextSignIn: true } });

    expect(answer).toEqual({ status: 204, message: undefined });
    expect([server.opens(objectId(1), password), server.opens(objectId(1), 'other')]).toEqual([true, false]);
    expect(data.users[0]).toMatchObject({
      passwordProfile: { forceChangePasswordNextSignIn: true },
      lastPasswordChangeDateTime: '2026-11-20T09:00:00Z',
    });
    expect(JSON.stringify([data, server.requests])).not.toContain(password);
  });

  it('gives a synchronised user a second password, as Graph does, so that only Latchkey keeps anybody from that', async () => {
    const { setPassword } = await start({ onPremisesSyncEnabled: true });

    expect(await setPassword(password)).toEqual({ status: 204, message: undefined });
  });

  it.each([
    ['too short', 'Aa3!'],
    ['of two kinds of characters', 'kqrmwxdnphtzKQ'],
    ['longer than 256 characters', `Aa3!${'x'.repeat(253)}`],
    ['with the sign-in name in it', 'Kq7-USER1-Wx4'],
  ])('refuses a password that is %s', async (_what, typed) => {
    const { server, setPassword } = await start();

    expect(await setPassword(typed)).toEqual({
      status: 400,
      message:
        'The specified password does not comply with password complexity requirements. Please provide a different password.',
    });
    expect(server.opens(objectId(1), typed)).toBe(false);
  });

  it('refuses administrators, federated users, and every other property', async () => {
    const { data, patch, setPassword } = await start();
    expect((await patch({ accountEnabled: false })).status).toBe(400);

    data.domains[0]!['authenticationType'] = 'Federated';
    expect((await setPassword(password)).status).toBe(400);

    data.directoryRoles.push({ id: 'role', displayName: 'User Administrator', members: [objectId(1)] });
    expect((await setPassword(password)).status).toBe(403);
  });
});
