import { spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Kysely, sql } from 'kysely';

import { openStore } from '../../src/adapters/store/open-store.ts';
import { openTranscript } from '../../src/adapters/store/open-transcript.ts';
import { openSqlite } from '../../src/adapters/store/sqlite.ts';
import { sha256 } from '../../src/adapters/system/sha-256.ts';
import { recordLine } from '../../src/core/audit/record-line.ts';
import { verifyTranscript } from '../../src/intents/verify-transcript.ts';
import { numberedEvent } from '../audit/honest-log.ts';

const appends = 300;
const appendRounds = 8;
const [few, many] = [10_000, 200_000];
const batch = 1_000;
/** Megabytes. */
const heap = 40;

/** Measures appending against plain durable inserts, verifying against SHA-256, and what memory a long log takes. */
export async function benchAudit(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));
  try {
    await benchAppend(directory);
    const files = { few: join(directory, 'few.sqlite'), many: join(directory, 'many.sqlite') };
    await fill(files.few, few);
    await fill(files.many, many);
    await benchVerify(files.many);
    const [small, large] = [peakOf(files.few), peakOf(files.many)];
    console.log(
      `audit: peak memory while verifying: ${small} MB for ${few.toLocaleString('en')} records, ` +
        `${large} MB for ${many.toLocaleString('en')}; ratio ${(large / small).toFixed(2)}`,
    );
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

interface Plain {
  audit_event: Record<string, unknown>;
}

/**
 * One event a transaction, both through the same driver into the same table with the same indexes; the plain inserts
 * number and link nothing.
 */
async function benchAppend(directory: string): Promise<void> {
  const store = await openStore({ file: join(directory, 'append.sqlite') });
  await store.audit.append([numberedEvent(0)]);
  const plain = await openPlain(directory);
  const { rows } = await sql<Row>`select * from audit_event`.execute(plain);
  const row = rows[0] as Row;

  let seq = 1;
  const insert = () =>
    plain.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('audit_event')
        .values({ ...row, seq: (seq += 1) })
        .execute();
    });
  const append = () => store.audit.append([numberedEvent((seq += 1))]);
  const times = { append: [] as number[], insert: [] as number[] };
  for (let round = 0; round < appendRounds; round++) {
    times.insert.push(await millisecondsOf(() => repeat(appends, insert)));
    times.append.push(await millisecondsOf(() => repeat(appends, append)));
  }
  const [appending, inserting] = [rate(appends, times.append), rate(appends, times.insert)];
  console.log(
    `audit: ${perSecond(appending)} appended, ${perSecond(inserting)} by plain durable inserts of such rows ` +
      `(${JSON.stringify(row).length} characters); ratio ${(appending / inserting).toFixed(2)}`,
  );
  await Promise.all([store.close(), plain.destroy()]);
}

type Row = Readonly<Record<string, unknown>>;

/** A store whose table does not insist on the next number. */
async function openPlain(directory: string): Promise<Kysely<Plain>> {
  const file = join(directory, 'plain.sqlite');
  const store = await openStore({ file });
  await store.audit.append([numberedEvent(0)]);
  await store.close();
  const plain = new Kysely<Plain>({ dialect: openSqlite(file).dialect });
  await sql`drop trigger audit_event_is_appended`.execute(plain);
  return plain;
}

async function benchVerify(file: string): Promise<void> {
  const transcript = await openTranscript(file);
  let bytes = 0;
  const lines: Buffer[] = [];
  const reading = await millisecondsOf(async () => {
    for await (const page of transcript.records({}))
      for (const record of page) {
        const line = 'unreadable' in record ? '' : recordLine(record);
        bytes += line.length;
        if (lines.length < few) lines.push(Buffer.from(line));
      }
  });
  const hashing = await millisecondsOf(async () => {
    for (const line of lines) hash('sha256', line);
  });
  const verifying = await millisecondsOf(async () => {
    const { flaws, records } = await verifyTranscript({ records: transcript.records({}), hasher: sha256 });
    if (flaws.length > 0 || records !== many) throw new Error('The log of the bench is not good.');
  });
  await transcript.close();
  const hashingAll = (hashing * many) / lines.length;
  console.log(
    `audit: ${perSecond((many * 1000) / verifying)} verified (${Math.round(bytes / verifying / 1000)} MB a second); ` +
      `reading them takes ${Math.round(reading)} of ${Math.round(verifying)} ms, SHA-256 of the same bytes ${Math.round(hashingAll)} ms; ` +
      `ratio to reading and SHA-256 ${((reading + hashingAll) / verifying).toFixed(2)}, to SHA-256 alone ${(hashingAll / verifying).toFixed(2)}`,
  );
}

async function fill(file: string, records: number): Promise<void> {
  const store = await openStore({ file });
  for (let from = 0; from < records; from += batch)
    await store.audit.append(Array.from({ length: batch }, (_, index) => numberedEvent(from + index)));
  await store.close();
}

/** Megabytes, of a process of its own whose heap may not grow: it would fail if a longer log needed a larger one. */
function peakOf(file: string): number {
  const script = fileURLToPath(new URL('audit-peak.ts', import.meta.url));
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [`--max-old-space-size=${heap}`, '--max-semi-space-size=4', script, file],
    {
      encoding: 'utf8',
    },
  );
  if (!/^\d+\n$/.test(stdout)) throw new Error(stderr);
  return Number(stdout);
}

async function repeat(times: number, work: () => Promise<void>): Promise<void> {
  for (let done = 0; done < times; done++) await work();
}

async function millisecondsOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Of the best round: on a shared machine every slower one measures the neighbours. */
const rate = (count: number, times: readonly number[]) => (count * 1000) / Math.min(...times);
const perSecond = (number: number) => `${Math.round(number).toLocaleString('en')} a second`;
