import { afterEach, expect, it } from 'vitest';

import { openPostgresStore } from '../../../src/adapters/store/open-store.ts';
import { openPostgresTranscript } from '../../../src/adapters/store/open-transcript.ts';
import { openPostgresPool } from '../../../src/adapters/store/postgres-pool.ts';
import type { Store } from '../../../src/adapters/store/store.ts';
import { sha256 } from '../../../src/adapters/system/sha-256.ts';
import { Secret } from '../../../src/core/secret.ts';
import { verifyTranscript } from '../../../src/intents/verify-transcript.ts';
import { usePostgresServer } from '../../postgres-server.ts';
import { describeWith } from '../../services.ts';
import { appendInChild, storedNumbers } from './append-in-child.ts';
import { storeContract } from './contract.ts';
import { openRelay } from './relay.ts';
import { sampleEvent, sampleEvents, sampleRequest } from './samples.ts';
import { verifyStore } from './transcript-contract.ts';
import { codes } from './use-store.ts';

describeWith('postgres', 'the store on PostgreSQL', () => {
  const server = usePostgresServer();
  let opened: Store[] = [];
  const open = async (database: string) => {
    const store = await openPostgresStore({ connectionString: await server.database(database) });
    opened.push(store);
    return store;
  };
  /** Ends the connections on which a statement runs. */
  const cut = (database: string) =>
    server.administer(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = '${database}' and application_name = 'latchkey' and state = 'active'`,
    );
  afterEach(async () => {
    await Promise.all(opened.map((store) => store.close()));
    opened = [];
  });

  storeContract('PostgreSQL', {
    open: async (database) => openPostgresStore({ connectionString: await server.database(database) }),
    run: server.run,
  });

  it('lets exactly one replica win each of 200 races, with one event each in an unbroken chain', async () => {
    const replicas = [await open('race'), await open('race')];
    const ids = Array.from({ length: 200 }, (_, index) => `R${index}`);
    for (const id of ids) await replicas[0]?.requests.create(sampleRequest({ id }), []);
    const races = await Promise.all(
      ids.map((id) =>
        Promise.all(
          replicas.map((replica, index) =>
            replica.requests.move(sampleRequest({ id, version: 2, state: 'approved', reason: `${index}` }), [
              sampleEvent({ requestId: id, code: `HB200${index}I` }),
            ]),
          ),
        ),
      ),
    );
    const winners = races.map((results) => results.findIndex(({ kind }) => kind === 'moved'));

    expect(races.map((results) => results.filter(({ kind }) => kind === 'moved').length)).toStrictEqual(
      ids.map(() => 1),
    );
    for (const [index, id] of ids.entries()) {
      expect(await replicas[1]?.requests.get(id)).toMatchObject({ version: 2, reason: `${winners[index]}` });
      expect(codes((await replicas[1]?.audit.query({ requestId: id }, 9)) ?? [])).toStrictEqual([
        `HB200${winners[index]}I`,
      ]);
    }
    expect(await verifyStore(replicas[0] as Store)).toMatchObject({ records: 200, flaws: [] });
  });

  it(
    'loses no acknowledged event when a process that appends is killed in the middle',
    { timeout: 60_000 },
    async () => {
      const address = await server.database('killed');
      const { acknowledged, signal } = await appendInChild(address, '', 50);
      const stored = await storedNumbers(await open('killed'));

      expect(signal).toBe('SIGKILL');
      expect(acknowledged.length).toBeGreaterThanOrEqual(50);
      expect(stored.slice(0, acknowledged.length)).toStrictEqual(acknowledged);
      expect(stored.length).toBeLessThanOrEqual(acknowledged.length + 1);
    },
  );

  it('keeps nothing of a transaction whose connection is lost in the middle, and works on', async () => {
    const store = await open('cut');
    await store.requests.create(sampleRequest(), []);
    const unlock = await server.hold('cut', 'select * from audit_sequence for update');
    const move = store.requests.move(sampleRequest({ version: 2, state: 'approved' }), [sampleEvent()]);
    const rejection = expect(move).rejects.toThrow();
    await server.untilTrue(
      "select count(*) > 0 from pg_stat_activity where datname = 'cut' and wait_event_type = 'Lock'",
    );
    await cut('cut');
    await rejection;
    await unlock();

    expect(await store.requests.get('4F7KQ2M9XA')).toStrictEqual(sampleRequest());
    expect(await store.audit.query({}, 9)).toStrictEqual([]);
    expect(await store.requests.move(sampleRequest({ version: 2 }), [sampleEvent()])).toStrictEqual({ kind: 'moved' });
    expect(await verifyStore(store)).toMatchObject({ records: 1, flaws: [] });
  });

  it('rejects every call while the server is away, is not ready, and needs no restart when it is back', async () => {
    const store = await open('restarted');
    await store.requests.create(sampleRequest(), [sampleEvent()]);
    await server.stop();
    await expect(store.requests.move(sampleRequest({ version: 2 }), [sampleEvent()])).rejects.toThrow();
    await expect(store.requests.get('4F7KQ2M9XA')).rejects.toThrow();
    const ready = await store.ready();
    await server.start();

    expect([ready, await store.ready()]).toStrictEqual([false, true]);
    expect(await store.requests.get('4F7KQ2M9XA')).toStrictEqual(sampleRequest());
    expect(await store.audit.query({}, 9)).toStrictEqual([sampleEvent()]);
  });

  it('gives up on a connection over which no answer comes, and never uses it again', async () => {
    const relay = await openRelay(server.port());
    const address = (await server.database('silent')).replace(`:${server.port()}/`, `:${relay.port}/`);
    const pool = await openPostgresPool(new Secret(address), 50);
    const client = await pool.connect();
    relay.freeze();
    await expect(client.query('select 1', [])).rejects.toThrow('timeout');
    await expect(client.query('rollback', [])).rejects.toThrow('timeout');
    client.release();
    relay.thaw();
    const next = await pool.connect();

    expect((await next.query<{ one: number }>('select 1 as one', [])).rows).toStrictEqual([{ one: 1 }]);
    next.release();
    await pool.end();
    await relay.close();
  });

  it('survives the loss of a connection that somebody holds and does not use at that moment', async () => {
    const pool = await openPostgresPool(new Secret(await server.database('held')));
    const client = await pool.connect();
    await client.query('begin', []);
    await server.administer(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'held' and application_name = 'latchkey'",
    );
    await server.untilTrue("select count(*) = 0 from pg_stat_activity where datname = 'held'");

    await expect(client.query('select 1', [])).rejects.toThrow();
    client.release();
    await pool.end();
  });

  it('does its compare-and-set also where the administrator chose a stricter isolation and a faster commit', async () => {
    await server.database('strict');
    await server.administer(`alter database strict set default_transaction_isolation = 'serializable'`);
    await server.administer(`alter database strict set synchronous_commit = 'off'`);
    const store = await open('strict');
    await store.requests.create(sampleRequest(), []);
    const moves = sampleEvents(20).map((event) => store.requests.move(sampleRequest({ version: 2 }), [event]));

    expect((await Promise.all(moves)).filter(({ kind }) => kind === 'moved')).toHaveLength(1);
    expect(await verifyStore(store)).toMatchObject({ records: 1, flaws: [] });
  });

  it('refuses a server that says "stored" before it is', async () => {
    await server.administer('alter system set fsync = off');
    await server.administer('select pg_reload_conf()');
    await server.untilTrue("select current_setting('fsync') = 'off'");
    const opening = open('unsafe');
    await expect(opening).rejects.toMatchObject({ code: 'store.cannot-open' });
    await expect(opening).rejects.toThrow('does not write to disk before it answers');
    await server.administer('alter system reset fsync');
    await server.administer('select pg_reload_conf()');
    await server.untilTrue("select current_setting('fsync') = 'on'");
  });

  it.each([
    [
      'with a wrong password',
      (address: string) => address.replace('open%20sesame', 'hunter2'),
      'password authentication',
    ],
    ['that does not exist', (address: string) => address.replace('/refused', '/elsewhere'), 'does not exist'],
    ['without TLS, where TLS is asked for', (address: string) => `${address}?sslmode=verify-full`, 'not support SSL'],
    ['that nobody serves', (address: string) => address.replace(/:\d+\//, ':1/'), 'ECONNREFUSED'],
  ])('says that a database %s cannot be opened, and never the password', async (_what, change, reason) => {
    const opening = openPostgresStore({ connectionString: change(await server.database('refused')) });

    await expect(opening).rejects.toMatchObject({ code: 'store.cannot-open' });
    await expect(opening).rejects.toThrow(reason);
    await expect(opening).rejects.not.toThrow(/hunter2|sesame/);
  });

  it('is read for evidence as it stood at one moment, whatever is appended meanwhile', async () => {
    const store = await open('evidence');
    const events = Array.from({ length: 1_203 }, (_, index) => sampleEvent({ requestId: `R${index % 400}` }));
    await store.audit.append(events);
    const transcript = await openPostgresTranscript(new Secret(await server.database('evidence')));
    const pages = transcript.records({})[Symbol.asyncIterator]();
    const first = await pages.next();
    await store.audit.append(sampleEvents(500));
    const rest = [];
    for (let page = await pages.next(); !page.done; page = await pages.next()) rest.push(page.value);
    const verdict = await verifyTranscript({
      records: transcript.records({}),
      head: transcript.head,
      hasher: sha256,
    });
    const sequences = [];
    for await (const page of transcript.records({ requestId: 'R7' }))
      sequences.push(...page.map((record) => 'sequence' in record && record.sequence));
    await transcript.close();

    expect([first.value, ...rest].map((page) => page.length)).toStrictEqual([500, 500, 203]);
    expect(verdict).toStrictEqual({ records: 1_203, checkpoints: 0, covered: 0, flaws: [] });
    expect(sequences).toStrictEqual([8, 408, 808]);
    expect(await verifyStore(store)).toMatchObject({ records: 1_703, flaws: [] });
  });

  it('is not taken for a transcript where there is none', async () => {
    const opening = openPostgresTranscript(new Secret(await server.database('nothing')));

    await expect(opening).rejects.toMatchObject({ code: 'store.cannot-open' });
    await expect(opening).rejects.toThrow('holds no chained audit log');
  });

  it('goes on beyond what four bytes can number', async () => {
    const [last, hash] = [2 ** 31 - 1, 'a'.repeat(64)];
    const store = await open('long');
    await server.run('long', `update audit_sequence set last = ${last}, hash = '${hash}'`);
    await server.run('long', 'drop trigger audit_event_is_appended on audit_event');
    await store.audit.append(sampleEvents(2));
    const pages = [];
    for await (const page of store.transcript.records({ after: last })) pages.push(page);

    expect(pages.flat()).toMatchObject([{ sequence: 2 ** 31, previous: hash }, { sequence: 2 ** 31 + 1 }]);
    expect(await store.transcript.head()).toMatchObject({ sequence: 2 ** 31 + 1 });
  });

  it('lets nobody empty the transcript at one stroke, which fires no delete trigger', async () => {
    const store = await open('truncated');
    await store.audit.append(sampleEvents(2));

    await expect(server.run('truncated', 'truncate audit_event')).rejects.toThrow('never deleted');
    expect(codes(await store.audit.query({}, 9))).toStrictEqual(['HB2002I', 'HB2001I']);
  });
});
