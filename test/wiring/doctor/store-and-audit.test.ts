import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { probePostgres } from '../../../src/adapters/store/probe-postgres.ts';
import { probeSqlite } from '../../../src/adapters/store/probe-sqlite.ts';
import { openPostgresStore, openStore } from '../../../src/adapters/store/open-store.ts';
import { judgeAudit } from '../../../src/core/doctor/audit-checks.ts';
import { judgeStore } from '../../../src/core/doctor/store-checks.ts';
import { Secret } from '../../../src/core/secret.ts';
import { probeAudit } from '../../../src/wiring/doctor/audit-probe.ts';
import { troublesIn } from '../../core/doctor/troubles.ts';
import { openLog, pemKey, numberedEvent } from '../../audit/honest-log.ts';
import { usePostgresServer } from '../../postgres-server.ts';
import { describeWith } from '../../services.ts';
import { configWith, newFolder } from './settings.ts';

/** Apart from where the temporary folder lies, which is in memory on some machines. */
const troubles = (file: string) =>
  troublesIn(judgeStore(probeSqlite(file)).filter(({ id }) => !/durability|disk-space/.test(id)));

async function newDatabase(): Promise<string> {
  const file = join(newFolder(), 'latchkey.sqlite');
  await (await openStore({ file })).close();
  return file;
}

describe('the doctor at a SQLite store', () => {
  it('finds nothing wrong with one that the service made, and makes nothing beside it', async () => {
    const file = await newDatabase();
    const before = readdirSync(join(file, '..'));

    expect([troubles(file), readdirSync(join(file, '..'))]).toEqual([[], before]);
  });

  it('takes one that is not there yet as fine, and does not make it', () => {
    const file = join(newFolder(), 'new', 'latchkey.sqlite');

    expect([troubles(file), existsSync(file)]).toEqual([[], false]);
  });

  it.each<[string, (file: string) => void, (file: string) => string[]]>([
    ['a file that is marked read-only', (file) => chmodSync(file, 0o400), (file) => [`failed store.opens [${file}]`]],
    [
      'a file that everybody may read',
      (file) => chmodSync(file, 0o644),
      (file) => [`failed store.file-permissions [${file}]`],
    ],
    [
      'tables of a newer version',
      (file) => change(file, `insert into schema_migration values ('9999-from-the-future', '2026-01-01')`),
      (file) => [`failed store.version [${file}]`],
    ],
    [
      'tables of an older version',
      (file) => change(file, `delete from schema_migration where name > '0002'`),
      (file) => [`warning store.version [${file}]`],
    ],
    [
      'a file that is no database',
      (file) => writeFileSync(file, 'Dear diary, this is no database at all.'.repeat(100)),
      (file) => [`failed store.opens [${file}]`],
    ],
  ])('finds %s', async (_what, fault, expected) => {
    const file = await newDatabase();
    fault(file);

    expect(troubles(file)).toEqual(expected(file));
  });

  it.skipIf(!existsSync('/dev/shm'))('finds a file that a restart of the machine would empty', async () => {
    const folder = mkdtempSync('/dev/shm/latchkey-doctor-');
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'latchkey.sqlite');
    await (await openStore({ file })).close();

    expect(troublesIn(judgeStore(probeSqlite(file)))).toContain(`failed store.durability [${file}]`);
  });
});

function change(file: string, statement: string): void {
  const database = new DatabaseSync(file);
  database.exec(statement);
  database.close();
}

describeWith('postgres', 'the doctor at a PostgreSQL store', () => {
  const sound = usePostgresServer();
  const careless = usePostgresServer(['-c', 'fsync=off', '-c', 'full_page_writes=off']);
  const now = () => new Date();
  const examine = async (url: string, clock = now) => judgeStore(await probePostgres(new Secret(url), 5_000, clock));
  const idsOf = (results: ReturnType<typeof judgeStore>) =>
    results.filter(({ status }) => status !== 'ok').map(({ status, id }) => `${status} ${id}`);

  it('finds nothing wrong with a new database, nor with one in use', async () => {
    const url = await sound.database('doctor');
    const before = idsOf(await examine(url));
    await (await openPostgresStore({ connectionString: url })).close();

    expect([before, idsOf(await examine(url))]).toEqual([[], []]);
  });

  it('finds a server that does not write to disk', async () => {
    expect(idsOf(await examine(await careless.database('doctor')))).toEqual(['failed store.durability']);
  });

  it('finds a clock that is an hour off', async () => {
    const late = () => new Date(Date.now() - 3_600_000);

    expect(idsOf(await examine(await sound.database('clock'), late))).toEqual(['failed store.clock']);
  });

  it('says why the database cannot be used, and never shows the password', async () => {
    const url = new URL(await sound.database('other'));
    url.password = 'not-the-pass-4711';
    url.pathname = '/no-such-database';
    const results = await examine(url.href);

    expect(idsOf(results)).toEqual(['failed store.opens']);
    expect(JSON.stringify(results)).not.toContain('4711');
  });
});

describe('the doctor at the audit transcript', () => {
  const now = new Date('2026-11-21T08:10:00Z');

  async function examine(audit: object, file: string, environment: Readonly<Record<string, string>> = {}) {
    return judgeAudit(await probeAudit(configWith({ audit, store: { file } }, environment)), now);
  }

  /** A log of five records with a checkpoint, and settings that fit it. */
  async function newLog() {
    const file = join(newFolder(), 'latchkey.sqlite');
    const key = pemKey();
    const log = await openLog(file, key);
    await log.store.audit.append(Array.from({ length: 5 }, (_, index) => numberedEvent(index)));
    await log.makeCheckpoint();
    await log.store.close();
    const keyFile = join(newFolder(), 'audit.pem');
    writeFileSync(keyFile, key.reveal(), { mode: 0o600 });
    return { file, audit: { keyFile, checkpoints: log.directory } };
  }

  it('finds nothing wrong with a signed log, and leaves nothing in the second place', async () => {
    const { file, audit } = await newLog();
    const before = readdirSync(audit.checkpoints);

    expect([troublesIn(await examine(audit, file)), readdirSync(audit.checkpoints)]).toEqual([[], before]);
  });

  it('finds a missing key, a key that is garbage, and one that is not for signing', async () => {
    const { file, audit } = await newLog();
    const { keyFile: _keyFile, ...without } = audit;
    const garbage = { LATCHKEY_AUDIT_KEY: '-----BEGIN PRIVATE KEY-----\nnonsense-4711\n-----END PRIVATE KEY-----' };
    const results = [await examine(without, file), await examine(without, file, garbage)];

    expect(results.map((result) => troublesIn(result)[0])).toEqual(['failed audit.key', 'failed audit.key']);
    expect(JSON.stringify(results)).not.toContain('4711');
  });

  it('finds a second place that is no directory', async () => {
    const { file, audit } = await newLog();
    const place = join(newFolder(), 'file');
    writeFileSync(place, '');

    expect(troublesIn(await examine({ ...audit, checkpoints: place }, file))).toContain(
      `failed audit.second-place [${place}]`,
    );
  });

  it('warns of a second place beside the database, however it is written', async () => {
    const { file, audit } = await newLog();
    const beside = join(file, '..', 'deeper', '..', 'checkpoints');
    mkdirSync(beside);

    expect(troublesIn(await examine({ ...audit, checkpoints: beside }, file))).toContain(
      `warning audit.second-place [${beside}]`,
    );
  });

  it('finds a record that was changed under the eyes of the database', async () => {
    const { file, audit } = await newLog();
    change(file, `drop trigger audit_event_is_not_updated; update audit_event set body = replace(body, '“1”', '“7”')`);

    expect(troublesIn(await examine(audit, file))).toEqual(['failed audit.chain']);
  });

  it('finds that the newest records were cut off', async () => {
    const { file, audit } = await newLog();
    change(file, 'drop trigger audit_event_is_not_deleted; delete from audit_event where seq > 4');

    expect(troublesIn(await examine(audit, file))).toEqual(['failed audit.chain']);
  });
});
