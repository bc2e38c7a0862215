import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { createAdDirectory } from '../../src/adapters/ldap/ad-directory.ts';
import type { AdOptions } from '../../src/adapters/ldap/ad-options.ts';
import { openConnection } from '../../src/adapters/ldap/connection.ts';
import { Secret } from '../../src/core/secret.ts';
import type { AdDirectory, ChangeOutcome } from '../../src/ports/ad-directory.ts';
import { describeWith } from '../services.ts';
import { startSambaDcs, type SambaDc } from './samba.ts';
import { signIn } from './sign-in.ts';
import { TlsRelay, type Verdict } from './tls-relay.ts';

const newPassword = 'Lab-Passw0rd-Second-2';

describeWith('samba', 'outages of a real Active Directory', () => {
  let dc: SambaDc;
  let twin: SambaDc;
  let relay: TlsRelay;
  let relayed: string;
  let open: AdDirectory[] = [];
  /** The first record after handshake, bind and rootDSE, whose number depends on the TLS libraries. */
  let firstWork: number;

  beforeAll(async () => {
    [dc, twin] = (await startSambaDcs(1)) as [SambaDc, SambaDc];
    const counter = new TlsRelay(dc.ip);
    const connection = await openConnection(await counter.listen(), dc.options());
    firstWork = (counter.records[0] ?? 0) + 1;
    connection.close();
    await counter.close();
  }, 60_000);
  afterAll(async () => {
    await dc?.remove();
    await twin?.remove();
  });
  beforeEach(async () => {
    relay = new TlsRelay(dc.ip);
    relayed = await relay.listen();
  });
  afterEach(async () => {
    await Promise.all(open.map((directory) => directory.close()));
    open = [];
    await relay.close();
  });

  function directory(changes: Partial<AdOptions> = {}): AdDirectory {
    const created = createAdDirectory(dc.options({ servers: [relayed], ...changes }));
    open.push(created);
    return created;
  }

  const findAlice = (ad: AdDirectory) => ad.find({ by: 'account', value: 'alice' }, 5);

  async function guidOf(name: string): Promise<string> {
    const found = await directory({ servers: [dc.ip] }).find({ by: 'account', value: name }, 5);
    return found.kind === 'read' ? String(found.value.accounts[0]?.['objectGUID']) : expect.fail(`no ${name}`);
  }

  /** Reset whose modify meets `fault` on its way to the DC; reads use the relay's first connection, the change its second. */
  async function resetMeeting(name: string, fault: () => Verdict, changes: Partial<AdOptions> = {}) {
    const objectGUID = await guidOf(name);
    relay.beforeRecord = (connection, record) => (connection === 2 && record === firstWork ? fault() : 'pass');
    const change = { objectGUID, newPassword: new Secret(newPassword), forceChange: false, unlock: false };
    return directory(changes).resetPassword(change);
  }

  it('share one connect among concurrent first reads', async () => {
    const ad = directory();

    const found = await Promise.all(Array.from({ length: 20 }, () => findAlice(ad)));

    expect(found.map(({ kind }) => kind)).toEqual(found.map(() => 'read'));
    expect(relay.connections).toBe(1);
  });

  it('are survived by a read whose connection was lost while idle', async () => {
    const ad = directory();
    await findAlice(ad);
    relay.cut();

    expect(await findAlice(ad)).toMatchObject({ kind: 'read' });
    expect(relay.connections).toBe(2);
  });

  it('are survived by a read that loses its connection half-way, once', async () => {
    relay.beforeRecord = (connection, record) => {
      if (connection === 1 && record === firstWork) relay.cut();
      return 'pass';
    };

    expect(await findAlice(directory())).toMatchObject({ kind: 'read' });
    expect(relay.connections).toBe(2);
  });

  it('end a read after one retry, because a third try would only take longer', async () => {
    relay.beforeRecord = (_connection, record) => {
      if (record === firstWork) relay.cut();
      return 'pass';
    };

    expect(await findAlice(directory())).toEqual({ kind: 'unavailable', code: 'ldap.unreachable' });
    expect(relay.connections).toBe(2);
  });

  it('leave a reset unknown when the answer is lost: it was done, and is not sent again', async () => {
    const outcome = await resetMeeting('victim', () => {
      // The DC gets the request; the connection goes before it can answer.
      setImmediate(() => relay.cut());
      return 'pass';
    });

    expect(outcome).toEqual<ChangeOutcome>({ kind: 'unknown', code: 'ldap.unreachable', server: 'dc1.lab.test' });
    expect([relay.connections, relay.records[1]]).toEqual([2, firstWork]);
    expect(await signIn(dc, 'victim', newPassword)).toBe('signed in');
  });

  it('leave a reset unknown when the request is lost: it was not done, and is not sent again', async () => {
    const outcome = await resetMeeting('muted', () => {
      relay.cut();
      return 'swallow';
    });

    expect(outcome).toEqual<ChangeOutcome>({ kind: 'unknown', code: 'ldap.unreachable', server: 'dc1.lab.test' });
    expect([relay.connections, relay.records[1]]).toEqual([2, firstWork]);
    expect(await signIn(dc, 'muted', newPassword)).toBe('data 52e');
  });

  it('leave a reset unknown when the DC never answers', async () => {
    const outcome = await resetMeeting('muted', () => 'swallow', { operationTimeoutMs: 1000 });

    expect(outcome).toEqual<ChangeOutcome>({ kind: 'unknown', code: 'ldap.timeout', server: 'dc1.lab.test' });
    expect([relay.connections, relay.records[1]]).toEqual([2, firstWork]);
  });

  it('leave a reset unknown when it was done but could not be read back', async () => {
    const objectGUID = await guidOf('plain');
    relay.beforeRecord = (connection, record) => {
      if (connection === 2 && record === firstWork + 1) relay.cut();
      return 'pass';
    };
    const change = { objectGUID, newPassword: new Secret(newPassword), forceChange: true, unlock: false };

    expect(await directory().resetPassword(change)).toEqual<ChangeOutcome>({
      kind: 'unknown',
      code: 'ldap.not-read-back',
      server: 'dc1.lab.test',
    });
    expect(await signIn(dc, 'plain', newPassword)).toBe('data 773');
  });

  it('refuse a reset when the connection is lost before anything was sent', async () => {
    const objectGUID = await guidOf('weak');
    relay.beforeRecord = (connection, record) => {
      if (connection === 2 && record === 2) relay.cut();
      return 'pass';
    };
    const change = { objectGUID, newPassword: new Secret(newPassword), forceChange: true, unlock: false };

    expect(await directory().resetPassword(change)).toEqual({ kind: 'refused', code: 'ldap.unreachable' });
    expect(await signIn(dc, 'weak', newPassword)).toBe('data 52e');
  });

  it('do not reach a reset when only the connection of the reads is lost, because each change has its own', async () => {
    const ad = directory();
    const objectGUID = await guidOf('alice');
    let recovered: Promise<unknown> | undefined;
    relay.beforeRecord = async (connection, record): Promise<Verdict> => {
      if (connection === 2 && record === firstWork) {
        relay.cut(1);
        recovered = ad.ping();
        await recovered;
      }
      return 'pass';
    };
    const change = { objectGUID, newPassword: new Secret(newPassword), forceChange: false, unlock: false };

    expect(await ad.resetPassword(change)).toMatchObject({ kind: 'done' });
    expect(await recovered).toMatchObject({ kind: 'read' });
    expect(relay.connections).toBe(3);
  });

  it.each(['ldaps', 'starttls'] as const)(
    'are told by a DC that accepts but says nothing, over %s',
    async (transport) => {
      dc.pause();
      try {
        const ad = directory({ servers: [dc.ip], transport, connectTimeoutMs: 200, operationTimeoutMs: 200 });

        expect(await findAlice(ad)).toEqual({ kind: 'unavailable', code: 'ldap.timeout' });
        expect(await ad.unlock('00000000-0000-0000-0000-000000000001')).toEqual({
          kind: 'refused',
          code: 'ldap.timeout',
        });
      } finally {
        dc.resume();
      }
    },
  );

  it('are told by a DC that falls silent after it was connected', async () => {
    const ad = directory({ servers: [dc.ip], connectTimeoutMs: 1000, operationTimeoutMs: 1000 });
    expect(await ad.ping()).toEqual({ kind: 'read', value: { server: 'dc1.lab.test' } });
    dc.pause();
    try {
      expect(await ad.ping()).toEqual({ kind: 'unavailable', code: 'ldap.timeout' });
    } finally {
      dc.resume();
    }
    expect(await ad.ping()).toMatchObject({ kind: 'read' });
  });

  it('move reads and changes to the next server when the first is down', async () => {
    const events: unknown[] = [];
    const ad = directory({ servers: ['127.0.0.1:1', dc.ip], log: (event) => events.push(event) });

    expect(await ad.ping()).toMatchObject({ kind: 'read' });
    expect(await ad.unlock(await guidOf('clone0'))).toMatchObject({ kind: 'done' });
    expect(events).toEqual([{ code: 'ldap.unreachable', server: '127.0.0.1:1', detail: 'ECONNREFUSED' }]);
  });

  it.each(['ldaps', 'starttls'] as const)(
    'by a certificate for another name are refused over %s',
    async (transport) => {
      const ad = directory({ servers: [dc.ip], transport, serverName: 'dc2.lab.test' });

      expect(await ad.ping()).toEqual({ kind: 'unavailable', code: 'ldap.certificate' });
      expect(await ad.unlock('00000000-0000-0000-0000-000000000001')).toEqual({
        kind: 'refused',
        code: 'ldap.certificate',
      });
    },
  );

  it.each(['ldaps', 'starttls'] as const)(
    'by a certificate of an unknown CA are refused over %s',
    async (transport) => {
      const { ca: _ca, ...withoutCa } = dc.options({ servers: [dc.ip], transport });
      const ad = createAdDirectory(withoutCa);
      open.push(ad);

      expect(await ad.ping()).toEqual({ kind: 'unavailable', code: 'ldap.certificate' });
    },
  );

  it('cannot be had by switching certificate checks off in the environment', async () => {
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      expect(await directory({ serverName: 'dc2.lab.test' }).ping()).toMatchObject({ code: 'ldap.certificate' });
    } finally {
      delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    }
  });

  it('by a wrong bind password try it once, so that Latchkey does not lock its own account out', async () => {
    const watcher = directory({ servers: [dc.ip] });
    await watcher.ping();
    const ad = directory({ servers: [dc.ip, relayed], bindPassword: new Secret('Wrong-Passw0rd-0') });

    const answers = await Promise.all([ad.ping(), findAlice(ad), ad.ping()]);

    expect(answers).toEqual(answers.map(() => ({ kind: 'unavailable', code: 'ldap.bind-refused' })));
    expect(await ad.unlock('00000000-0000-0000-0000-000000000001')).toEqual({
      kind: 'refused',
      code: 'ldap.bind-refused',
    });
    const found = await watcher.find({ by: 'account', value: 'svc-latchkey' }, 5);
    expect(found).toMatchObject({ value: { accounts: [{ badPwdCount: '1' }] } });
    expect(relay.connections).toBe(0);
  });

  it('do not hinder StartTLS: reads, changes and a new connection after the DC was killed', async () => {
    const ad = directory({ servers: [dc.ip], transport: 'starttls' });
    expect(await findAlice(ad)).toMatchObject({ kind: 'read' });
    expect(await ad.unlock(await guidOf('clone1'))).toMatchObject({ kind: 'done' });

    await dc.kill();
    expect(await findAlice(ad)).toEqual({ kind: 'unavailable', code: 'ldap.unreachable' });
    await dc.start();

    expect(await findAlice(ad)).toMatchObject({ kind: 'read' });
  });

  it.each(['ldaps', 'starttls'] as const)(
    'end a connection for good over %s: it does not come back unbound',
    async (transport) => {
      const connection = await openConnection(dc.ip, dc.options({ transport }));
      await dc.kill();
      await vi.waitFor(() => expect(connection.open).toBe(false));
      await dc.start();

      await expect(connection.search('', { scope: 'base' })).rejects.toMatchObject({
        failure: { code: 'ldap.unreachable', answered: false },
      });
    },
  );

  it('are survived by moving on to the next DC when the first one is killed in the middle of a read', async () => {
    const ad = directory({ servers: [relayed, twin.ip] });
    let killed: Promise<void> | undefined;
    relay.beforeRecord = (_connection, record) => {
      if (record === firstWork) killed = dc.kill();
      return record >= firstWork ? 'swallow' : 'pass';
    };

    expect(await findAlice(ad)).toMatchObject({ kind: 'read', value: { accounts: [{ sAMAccountName: 'alice' }] } });
    await killed;
    await dc.start();
  });

  it('leave a reset unknown when the DC is killed in the middle of it', async () => {
    let killed: Promise<void> | undefined;
    const outcome = await resetMeeting('clone2', () => {
      killed = dc.kill();
      return 'swallow';
    });
    await killed;
    await dc.start();

    expect(outcome).toEqual<ChangeOutcome>({ kind: 'unknown', code: 'ldap.unreachable', server: 'dc1.lab.test' });
  });

  it('after close are final', async () => {
    const ad = directory();
    await ad.ping();
    await ad.close();

    expect(await ad.ping()).toEqual({ kind: 'unavailable', code: 'ldap.unreachable' });
    expect(relay.connections).toBe(1);
  });
});
