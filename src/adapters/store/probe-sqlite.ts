import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DatabaseSync } from 'node:sqlite';
import type { DatabaseFacts, SqliteFacts } from '../../core/doctor/store-facts.ts';
import { seen, unseen, type Probed } from '../../core/doctor/probed.ts';
import { appliedTable, migrationNames } from './migrations.ts';

/** Looks at a database file and makes none. Never throws. */
export function probeSqlite(file: string): SqliteFacts {
  const path = resolve(file);
  const folder = nearestFolder(dirname(path));
  const disk = diskOf(folder);
  const common = { kind: 'sqlite', file, ...(disk && { freeBytes: disk.free }) } as const;
  if (!existsSync(path)) return { ...common, state: { kind: 'missing', folder, folderWritable: mayWrite(folder) } };
  const writable = mayWrite(path) && mayWrite(dirname(path));
  const database = probeDatabase(path, unfitDisks.get(disk?.type ?? 0));
  return { ...common, state: { kind: 'there', writable, database, ...modeOf(path) } };
}

/** Windows knows no permission bits, and gives made-up ones. */
function modeOf(path: string): { readonly mode?: number } {
  return process.platform === 'win32' ? {} : { mode: statSync(path).mode };
}

function nearestFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder));
}

interface Disk {
  readonly free: number;
  /** Of the Linux kernel, `linux/magic.h`. */
  readonly type: number;
}

function diskOf(folder: string): Disk | undefined {
  try {
    const { bavail, bsize, type } = statfsSync(folder);
    return { free: bavail * bsize, type };
  } catch {
    return undefined;
  }
}

/** File systems on which SQLite's locks and its write-ahead log do not hold, or nothing outlives a restart. */
const unfitDisks: ReadonlyMap<number, string> = new Map([
  [0x6969, 'it lies on a network share (NFS)'],
  [0x517b, 'it lies on a network share (SMB)'],
  [0xff534d42, 'it lies on a network share (CIFS)'],
  [0xfe534d42, 'it lies on a network share (SMB 2)'],
  [0x01021994, 'it lies in memory (tmpfs)'],
  [0x858458f6, 'it lies in memory (ramfs)'],
]);

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function probeDatabase(path: string, unfit: string | undefined): Probed<DatabaseFacts> {
  const url = pathToFileURL(path);
  // As when reading evidence: without a log beside it nobody has it open, and nothing shall be made beside it.
  if (!existsSync(`${path}-wal`)) url.searchParams.set('immutable', '1');
  try {
    const database = new DatabaseSync(url, { readOnly: true, timeout: 1_000 });
    try {
      return seen({ ...factsOf(database), durabilityGaps: unfit === undefined ? [] : [unfit] });
    } finally {
      database.close();
    }
  } catch (error) {
    return unseen('store.cannot-open', error instanceof Error ? error.message : String(error));
  }
}

function factsOf(database: DatabaseSync): Omit<DatabaseFacts, 'durabilityGaps'> {
  const hasTables = database.prepare("select 1 from sqlite_master where type = 'table' and name = ?").get(appliedTable);
  const applied = hasTables && database.prepare(`select name from ${appliedTable} order by name`).all();
  return { known: migrationNames, ...(applied && { applied: applied.map(({ name }) => String(name)) }) };
}
