import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { afterAll, describe, expect, it } from 'vitest';

import { openStore } from '../../../src/adapters/store/open-store.ts';
import { openTranscript } from '../../../src/adapters/store/open-transcript.ts';
import { sampleEvent } from './samples.ts';
import { verifyStore } from './transcript-contract.ts';

const directory = mkdtempSync(join(tmpdir(), 'latchkey-migration-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** A database as the first version left it: events with numbers, but no chain. */
function makeFirstVersion(file: string, events: number): void {
  const database = new DatabaseSync(file);
  database.exec(`
    create table schema_migration (name varchar(255) not null primary key, timestamp varchar(255) not null);
    create table schema_migration_lock (id varchar(255) not null primary key, is_locked integer default 0 not null);
    insert into schema_migration values ('0001-requests-audit-memory', '2026-11-20T10:00:00.000Z');
    insert into schema_migration_lock values ('migration_lock', 0);
    create table audit_event (seq bigint primary key not null, code text not null, at text not null, request_id text,
      actor_id text, subject_guid text, body text not null);
    create index audit_event_by_code on audit_event (code, seq);
    create index audit_event_by_at on audit_event (at);
    create trigger audit_event_is_not_updated before update on audit_event
      begin select raise(abort, 'audit events are never changed'); end;
    create trigger audit_event_is_not_deleted before delete on audit_event
      begin select raise(abort, 'audit events are never deleted'); end;
    create table audit_sequence (id integer primary key not null, last bigint not null);
    insert into audit_sequence values (1, ${events});`);
  const insert = database.prepare('insert into audit_event (seq, code, at, body) values (?, ?, ?, ?)');
  for (let seq = 1; seq <= events; seq++) {
    const event = sampleEvent({ correlationId: `c${seq}` });
    insert.run(seq, event.code, event.at, JSON.stringify(event));
  }
  database.close();
}

describe('a database of the first version', () => {
  it('keeps its events, in their order, and has them chained', async () => {
    const file = join(directory, 'first.sqlite');
    makeFirstVersion(file, 1_100);
    const store = await openStore({ file });
    await store.audit.append([sampleEvent({ correlationId: 'new' })]);
    const events = await store.audit.query({}, 5_000);

    expect(events.map(({ correlationId }) => correlationId).toReversed()).toStrictEqual([
      ...Array.from({ length: 1_100 }, (_, index) => `c${index + 1}`),
      'new',
    ]);
    expect(await verifyStore(store)).toMatchObject({ records: 1_101, flaws: [] });
    await store.close();
  });

  it('without events becomes an empty chain', async () => {
    const file = join(directory, 'empty.sqlite');
    makeFirstVersion(file, 0);
    const store = await openStore({ file });

    expect(await verifyStore(store)).toMatchObject({ records: 0, flaws: [] });
    await store.close();
  });

  it('is left alone by a verifier, and is told to hold no chain', async () => {
    const file = join(directory, 'untouched.sqlite');
    makeFirstVersion(file, 1);

    await expect(openTranscript(file)).rejects.toMatchObject({ code: 'store.cannot-open' });
  });
});

describe('a database of the version before accounts in Entra ID could be changed', () => {
  const entraObjectId = 'dddddddd-0000-4000-8000-00000000000d';
  const aboutEntra = sampleEvent({ code: 'HB1002I', subject: { entraObjectId } });

  /** Records about such an account had nothing in the search column. */
  function makeThirdVersion(file: string): void {
    const database = new DatabaseSync(file);
    const [trigger] = database
      .prepare("select sql from sqlite_master where name = 'audit_event_is_not_updated'")
      .all() as { sql: string }[];
    database.exec(`
      drop trigger audit_event_is_not_updated;
      update audit_event set subject_guid = null where code = 'HB1002I';
      ${trigger?.sql};
      delete from schema_migration where name = '0004-name-entra-subjects';`);
    database.close();
  }

  it('has them found afterwards, its chain as it was, and its records as unchangeable', async () => {
    const file = join(directory, 'third.sqlite');
    const before = await openStore({ file });
    await before.audit.append([sampleEvent(), aboutEntra, sampleEvent({ subject: { displayName: 'Nobody known' } })]);
    await before.close();
    makeThirdVersion(file);
    const store = await openStore({ file });

    expect(await store.audit.query({ subjectGUID: entraObjectId }, 9)).toStrictEqual([aboutEntra]);
    expect(await verifyStore(store)).toMatchObject({ records: 3, flaws: [] });
    await store.close();
    const database = new DatabaseSync(file);
    expect(() => database.exec("update audit_event set subject_guid = 'x'")).toThrow('audit events are never changed');
    database.close();
  });
});
