import { generateKeyPairSync } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requestKeyFrom, withAuthenticRequests } from '../../../src/adapters/store/authentic-requests.ts';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import type { Store } from '../../../src/adapters/store/store.ts';
import type { ChangeRequest } from '../../../src/core/change-request.ts';
import { Secret } from '../../../src/core/secret.ts';
import type { RequestStore } from '../../../src/ports/request-store.ts';
import { bareRequest, sampleRequest } from './samples.ts';

const newKey = () =>
  new Secret(
    generateKeyPairSync('ed25519', {
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    }).privateKey,
  );
const signingKey = newKey();

let folder: string;
let file: string;
let store: Store;
let requests: RequestStore;
let forged: string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-authentic-'));
  file = join(folder, 'store.sqlite');
  store = await openStore({ file });
  forged = [];
  requests = under(signingKey);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const under = (key: Secret) => withAuthenticRequests(store.requests, requestKeyFrom(key), (id) => forged.push(id));
const { proof: _, ...pending } = sampleRequest();

/** As whoever may write to the database: columns and body fit each other. */
function write(request: ChangeRequest): void {
  const database = new DatabaseSync(file);
  database
    .prepare('update change_request set body = ?, state = ?, expires_at = ? where id = ?')
    .run(JSON.stringify(request), request.state, request.expiresAt, request.id);
  database.close();
}
const asStored = async (): Promise<ChangeRequest> => (await store.requests.get(pending.id)) ?? pending;

describe('requests with a proof', () => {
  it('come back as they were handed in, without the proof', async () => {
    await requests.create(pending, []);
    await requests.move({ ...pending, version: 2, state: 'approved' }, []);

    expect(await requests.get(pending.id)).toStrictEqual({ ...pending, version: 2, state: 'approved' });
    expect(await requests.list({}, 9)).toStrictEqual([{ ...pending, version: 2, state: 'approved' }]);
    expect((await asStored()).proof).toMatch(/^[0-9a-f]{64}$/);
    expect(forged).toEqual([]);
  });

  it.each<[string, (stored: ChangeRequest) => ChangeRequest]>([
    ['an approval that nobody gave', (stored) => ({ ...stored, state: 'approved' })],
    ['another account', (stored) => ({ ...stored, subject: { ...stored.subject, displayName: 'Somebody Else' } })],
    ['another requester', (stored) => ({ ...stored, requester: { ...stored.requester, name: 'Mallory' } })],
    ['a longer life', (stored) => ({ ...stored, expiresAt: '2027-11-21T16:00:00.000Z' })],
    ['no proof', ({ proof: __, ...stored }) => stored],
    ['an empty proof', (stored) => ({ ...stored, proof: '' })],
    ['a shortened proof', (stored) => ({ ...stored, proof: stored.proof?.slice(0, 62) ?? '' })],
    ['a proof that is none', (stored) => ({ ...stored, proof: 'zz'.repeat(32) })],
  ])('are not there any more once somebody wrote %s into the database', async (_what, change) => {
    await requests.create(pending, []);
    write(change(await asStored()));

    expect(await requests.get(pending.id)).toBeUndefined();
    expect(await requests.list({}, 9)).toEqual([]);
    expect(await requests.move({ ...pending, version: 3 }, [])).toEqual({ kind: 'lost', current: undefined });
    expect(new Set(forged)).toEqual(new Set([pending.id]));
  });

  it('cannot be made of another request by copying its proof', async () => {
    await requests.create(pending, []);
    await requests.create(bareRequest('OTHER'), []);
    const other = await store.requests.get('OTHER');
    write({ ...(await asStored()), state: 'approved', proof: other?.proof ?? '' });

    expect(await requests.get(pending.id)).toBeUndefined();
  });

  it('are known only to who has the key', async () => {
    await under(newKey()).create(pending, []);

    expect(await requests.get(pending.id)).toBeUndefined();
  });

  it('are still known after a restart', async () => {
    await requests.create(pending, []);
    await store.close();
    store = await openStore({ file });

    expect(await under(signingKey).get(pending.id)).toStrictEqual(pending);
  });
});
