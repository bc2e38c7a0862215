import { spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Kysely, sql } from 'kysely';

import { createNoteCheck } from '../../src/adapters/checkpoints/check-note.ts';
import { createSigner } from '../../src/adapters/checkpoints/create-signer.ts';
import { createDirectoryPlace } from '../../src/adapters/checkpoints/directory-place.ts';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { openTranscript, type ReadOnlyTranscript } from '../../src/adapters/store/open-transcript.ts';
import { openSqlite } from '../../src/adapters/store/sqlite.ts';
import { systemEnvironment } from '../../src/adapters/system/environment.ts';
import { sha256 } from '../../src/adapters/system/sha-256.ts';
import type { StoredRecord, UnreadableRecord } from '../../src/core/audit/record.ts';
import { recordLine } from '../../src/core/audit/record-line.ts';
import { publishCheckpoint } from '../../src/intents/publish-checkpoint.ts';
import { verifyTranscript, type Evidence } from '../../src/intents/verify-transcript.ts';
import type { CheckpointPlace } from '../../src/ports/checkpoint-place.ts';
import type { CheckNote } from '../../src/ports/checkpoint-signer.ts';
import { createAuditTools } from '../../src/wiring/audit-tools.ts';
import { numberedEvent, pemKey } from '../audit/honest-log.ts';

const appends = 300;
const appendRounds = 8;
const [few, many] = [10_000, 1_000_000];
const batch = 1_000;
const signedEvery = 100_000;
/** Megabytes. */
const heap = 40;

/** Measures appending against plain durable inserts, verifying against SHA-256, and what memory a long log takes. */
export async function benchAudit(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));
  try {
    await benchAppend(directory);
    const logs = { few: await makeLog(directory, 'few', few), many: await makeLog(directory, 'many', many) };
    await benchVerify(logs.many, directory);
    const [small, large] = [peakOf(logs.few.file), peakOf(logs.many.file)];
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

/** Verifies the database, and a transcript file of its beginning, against one SHA-256 for each line of the file. */
async function benchVerify({ file, place, isSigned }: Log, directory: string): Promise<void> {
  const transcript = await openTranscript(file);
  const [size = 0] = await place.sizes();
  const lines = join(directory, 'log.jsonl');
  const { reading, hashing } = await writeLines(transcript, size, lines);
  const firstOnly = { sizes: async () => [size], read: place.read };
  const opened = await createAuditTools(() => undefined).openFile(lines);
  const ofFile = await processorMillisecondsOf(() =>
    verifyGood(size, {
      records: opened.kind === 'records' ? opened.records : [],
      checkpoints: { place: firstOnly, isSigned },
    }),
  );
  const { sequence: all } = await transcript.head();
  const ofDatabase = await processorMillisecondsOf(() =>
    verifyGood(all, { records: transcript.records({}), head: transcript.head, checkpoints: { place, isSigned } }),
  );
  await transcript.close();
  for (const [what, count, time] of [
    ['a transcript file', size, ofFile],
    ['the database', all, ofDatabase],
  ] as const)
    console.log(
      `audit: ${perSecond((count * 1000) / time)} verified from ${what}; ratio to SHA-256 of the same bytes ` +
        `${((hashing * count) / size / time).toFixed(2)}`,
    );
  console.log(
    `audit: reading the database alone takes ${((reading * all) / size / ofDatabase).toFixed(2)} of that time`,
  );
}

async function verifyGood(size: number, evidence: Omit<Evidence, 'hasher'>): Promise<void> {
  const { flaws, records } = await verifyTranscript({ ...evidence, hasher: sha256 });
  if (flaws.length > 0 || records !== size) throw new Error(`The log of the bench is not good: ${flaws[0]?.text}`);
}

/** Writes the first records as a transcript file; gives how long it takes to read them and to hash their lines. */
async function writeLines(transcript: ReadOnlyTranscript, size: number, file: string) {
  const sums = { reading: 0, hashing: 0 };
  const target = openSync(file, 'w');
  const pages = transcript.records({})[Symbol.asyncIterator]();
  for (let left = size; left > 0;) {
    let page: readonly (StoredRecord | UnreadableRecord)[] = [];
    sums.reading += await processorMillisecondsOf(async () => {
      page = (await pages.next()).value ?? [];
    });
    const lines = page.slice(0, left).map((record) => Buffer.from(`${recordLine(record as StoredRecord)}\n`));
    sums.hashing += await processorMillisecondsOf(async () => {
      for (const line of lines) hash('sha256', line);
    });
    writeSync(target, Buffer.concat(lines));
    left -= lines.length;
  }
  closeSync(target);
  return sums;
}

interface Log {
  readonly file: string;
  readonly place: CheckpointPlace;
  readonly isSigned: CheckNote;
}

/** Makes a log with a checkpoint after every so many records. */
async function makeLog(directory: string, name: string, records: number): Promise<Log> {
  const file = join(directory, `${name}.sqlite`);
  const store = await openStore({ file });
  const signer = createSigner('bench/latchkey', pemKey());
  const place = createDirectoryPlace(join(directory, name));
  const pace = { events: 1, interval: 0 };
  for (let from = 0; from < records; from += batch) {
    await store.audit.append(Array.from({ length: batch }, (_, index) => numberedEvent(from + index)));
    if ((from + batch) % signedEvery === 0)
      await publishCheckpoint({ ...store, signer, place, hasher: sha256, environment: systemEnvironment, pace });
  }
  await store.close();
  return { file, place, isSigned: createNoteCheck(signer.verifierKey) };
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

/** Of the processor, which neighbours on a shared machine do not use up. */
async function processorMillisecondsOf(work: () => Promise<void>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

async function millisecondsOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Of the best round: on a shared machine every slower one measures the neighbours. */
const rate = (count: number, times: readonly number[]) => (count * 1000) / Math.min(...times);
const perSecond = (number: number) => `${Math.round(number).toLocaleString('en')} a second`;
