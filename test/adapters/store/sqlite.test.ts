import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { afterAll, describe, expect, it } from 'vitest';

import { openStore } from '../../../src/adapters/store/open-store.ts';
import { appendInChild, storedNumbers } from './append-in-child.ts';
import { storeContract } from './contract.ts';
import { sampleEvent, sampleRequest } from './samples.ts';

const directory = mkdtempSync(join(tmpdir(), 'latchkey-store-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const fileOf = (database: string) => join(directory, `${database}.sqlite`);

async function run(database: string, statement: string) {
  const connection = new DatabaseSync(fileOf(database), { timeout: 5_000 });
  try {
    return connection.prepare(statement).all();
  } finally {
    connection.close();
  }
}

storeContract('SQLite', { open: (database) => openStore({ file: fileOf(database) }), run });

describe('the SQLite file', () => {
  it('and the files beside it can be read by their owner alone', async () => {
    const file = join(directory, 'new', 'folder', 'private.sqlite');
    const store = await openStore({ file });
    await store.audit.append([sampleEvent()]);
    const modes = readdirSync(join(file, '..')).map((name) => [name, statSync(join(file, '..', name)).mode & 0o777]);
    await store.close();

    expect(Object.fromEntries(modes)).toStrictEqual({
      'private.sqlite': 0o600,
      'private.sqlite-shm': 0o600,
      'private.sqlite-wal': 0o600,
    });
    expect(statSync(join(directory, 'new')).mode & 0o777).toBe(0o700);
  });

  it('is made private when it was open to others, because it names people', async () => {
    const file = fileOf('formerly-public');
    await (await openStore({ file })).close();
    chmodSync(file, 0o644);
    await (await openStore({ file })).close();

    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('keeps a write-ahead log, so that readers never wait for a writer', async () => {
    const file = fileOf('durable');
    await (await openStore({ file })).close();

    expect(await run('durable', 'pragma journal_mode')).toMatchObject([{ journal_mode: 'wal' }]);
  });

  it.each([
    ['is not a database', () => writeFileSync(fileOf('broken'), 'x'.repeat(4096)), 'broken'],
    ['is a folder', () => undefined, '../'],
  ])('that %s is refused with its name', async (_what, prepare, name) => {
    prepare();
    const file = name === '../' ? directory : fileOf(name);

    await expect(openStore({ file })).rejects.toMatchObject({
      code: 'store.cannot-open',
      message: expect.stringContaining(file) as string,
    });
  });

  it('may be replaced by memory, which nobody else sees', async () => {
    const [store, other] = [await openStore({ file: ':memory:' }), await openStore({ file: ':memory:' })];
    await store.requests.create(sampleRequest(), [sampleEvent()]);

    expect(await store.requests.get('4F7KQ2M9XA')).toStrictEqual(sampleRequest());
    expect(await other.requests.list({}, 10)).toStrictEqual([]);
    await Promise.all([store.close(), other.close()]);
  });

  it('refuses to replace an audit event, although SQLite fires no delete trigger for that', async () => {
    const store = await openStore({ file: fileOf('replace') });
    await store.audit.append([sampleEvent()]);
    const replace = "insert or replace into audit_event (seq, code, at, body) values (1, 'HB1', '2026', '{}')";

    await expect(run('replace', replace)).rejects.toThrow('numbered without gaps');
    expect(await store.audit.query({}, 10)).toStrictEqual([sampleEvent()]);
    await store.close();
  });

  it('gives the reason for a failure after which SQLite has rolled back by itself, and works on', async () => {
    const store = await openStore({ file: fileOf('rolled-back') });
    await store.requests.create(sampleRequest(), []);
    await run(
      'rolled-back',
      `create trigger out_of_space before insert on audit_event when new.code = 'FULL'
       begin select raise(rollback, 'database or disk is full'); end`,
    );
    const move = store.requests.move(sampleRequest({ version: 2 }), [sampleEvent(), sampleEvent({ code: 'FULL' })]);

    await expect(move).rejects.toThrow('database or disk is full');
    expect(await store.requests.get('4F7KQ2M9XA')).toStrictEqual(sampleRequest());
    await store.audit.append([sampleEvent()]);
    expect(await store.audit.query({}, 10)).toStrictEqual([sampleEvent()]);
    await store.close();
  });

  it('of a newer version is left closed, with nothing beside it', async () => {
    await (await openStore({ file: fileOf('newer') })).close();
    await run('newer', "insert into schema_migration (name, timestamp) values ('9999', '2030-01-01')");
    await expect(openStore({ file: fileOf('newer') })).rejects.toMatchObject({ code: 'store.newer-schema' });

    expect(readdirSync(directory).filter((name) => name.startsWith('newer'))).toStrictEqual(['newer.sqlite']);
  });

  it('waits for another process that is writing, without stopping this one', async () => {
    const store = await openStore({ file: fileOf('busy') });
    const other = new DatabaseSync(fileOf('busy'));
    other.exec('begin immediate');
    let ticked = false;
    setImmediate(() => {
      ticked = true;
      other.exec('rollback');
      other.close();
    });
    await store.audit.append([sampleEvent()]);

    expect(ticked).toBe(true);
    expect(await store.audit.query({}, 10)).toStrictEqual([sampleEvent()]);
    await store.close();
  });
});

describe.skipIf(process.platform === 'win32')('a process that appends events', () => {
  it('loses no acknowledged event when it is killed in the middle', { timeout: 60_000 }, async () => {
    const file = fileOf('killed');
    const { acknowledged, signal } = await appendInChild(file, '', 50);
    const stored = await storedNumbers(await openStore({ file }));

    expect(signal).toBe('SIGKILL');
    expect(acknowledged.length).toBeGreaterThanOrEqual(50);
    expect(stored.slice(0, acknowledged.length)).toStrictEqual(acknowledged);
    expect(stored.length).toBeLessThanOrEqual(acknowledged.length + 1);
  });

  it(
    'is refused when nothing more can be written to the disk, and loses no acknowledged event',
    { timeout: 60_000 },
    async () => {
      const file = fileOf('full');
      await (await openStore({ file })).close();
      const { acknowledged, refusal } = await appendInChild(file, 'ulimit -f 400;');

      expect(refusal).toMatch(/^refused /);
      expect(acknowledged.length).toBeGreaterThan(0);
      expect(await storedNumbers(await openStore({ file }))).toStrictEqual(acknowledged);
    },
  );
});
