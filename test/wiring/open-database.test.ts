import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { openDatabase, type DatabaseSettings } from '../../src/wiring/open-database.ts';
import { sampleEvent } from '../adapters/store/samples.ts';
import { usePostgresServer } from '../postgres-server.ts';
import { describeWith } from '../services.ts';

const directory = mkdtempSync(join(tmpdir(), 'latchkey-database-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** What holds for every kind of database, opened as the bot opens it. */
function keepsStoreAndJobs(settings: () => Promise<DatabaseSettings>): void {
  it('keeps what is stored and what is to be done in one place, over a restart', async () => {
    const now = () => new Date();
    const log = pino({ level: 'silent' });
    const first = await openDatabase(await settings(), now, log);
    await first.store.audit.append([sampleEvent()]);
    await first.jobs.schedule({ kind: 'follow', key: 'R1', payload: { id: 'R1' }, runAt: now() });
    await first.close();
    const second = await openDatabase(await settings(), now, log);
    const ran: unknown[] = [];
    await second.jobs.start({ follow: async (payload) => void ran.push(payload) });
    await vi.waitUntil(() => ran.length > 0, { timeout: 15_000 });
    const events = await second.store.audit.query({}, 9);
    await second.close();

    expect([ran, events]).toStrictEqual([[{ id: 'R1' }], [sampleEvent()]]);
  });

  it('tells of a failed job by kind and key, without its payload', async () => {
    const lines: Record<string, unknown>[] = [];
    const log = pino({ level: 'trace' }, { write: (text: string) => void lines.push(JSON.parse(text) as never) });
    const database = await openDatabase(await settings(), () => new Date(), log);
    await database.jobs.schedule({ kind: 'fail', key: 'R2', payload: { id: 'payload-7' }, runAt: new Date() });
    await database.jobs.start({ fail: () => Promise.reject(new Error('no answer')) });
    await vi.waitUntil(() => lines.length > 0, { timeout: 15_000 });
    await database.close();

    expect(lines).toMatchObject([
      { code: 'job.failed', kind: 'fail', key: 'R2', attempt: 1, err: { message: 'no answer' } },
    ]);
    expect(JSON.stringify(lines)).not.toContain('payload-7');
  });
}

describeWith('postgres', 'a database on PostgreSQL', () => {
  const server = usePostgresServer();
  keepsStoreAndJobs(async () => ({ kind: 'postgres', connectionString: new Secret(await server.database('both')) }));
});

describe('a database in a file', () => {
  keepsStoreAndJobs(async () => ({ kind: 'sqlite', file: join(directory, 'new', 'both.sqlite') }));
});
