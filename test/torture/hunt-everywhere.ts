import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Hunter, type Find } from './hunt.ts';
import type { Replica } from './replica.ts';
import type { Store } from '../../src/adapters/store/store.ts';
import type { World } from './world.ts';

export interface Hunted {
  /** How many different passwords were looked for: all that were sent to the DC. */
  readonly passwords: number;
  /** How many of them somebody was shown. */
  readonly shown: number;
  /** Names of the places that were searched, each with how much there was. */
  readonly places: readonly string[];
  readonly finds: readonly Find[];
}

/**
 * Looks for every password that was ever set in everything that is left of it.
 *
 * @param inHeap - Whether the heaps are searched for those nobody was shown as well.
 */
export async function hunt(
  world: World,
  store: Store,
  passwords: readonly string[],
  inHeap: 'all' | 'only-shown',
): Promise<Hunted> {
  const { teams, replicas, postgres, sqliteFile, graph } = world;
  const hunter = new Hunter(passwords);
  const all = Buffer.from(teams.answers.map(({ body }) => body).join('\n'));
  const shown = new Set(hunter.find(all, '').map(({ which }) => which));
  const ofHeap = inHeap === 'all' ? hunter : new Hunter(passwords.filter((_, index) => shown.has(index)));
  const finds: Find[] = [];
  const places: string[] = [];
  const look = (place: string, found: readonly Find[], size: number): void => {
    finds.push(...found.map((find) => ({ ...find, place })));
    places.push(`${place} (${(size / 1e6).toFixed(1)} MB)`);
  };

  for (const replica of replicas) {
    const heap = await heapOf(replica);
    look(`heap of process ${replica.name}`, await ofHeap.findInFile(heap), (await stat(heap)).size);
    look(
      `log of process ${replica.name}`,
      await hunter.findInFile(replica.logFile),
      (await stat(replica.logFile)).size,
    );
  }
  const database = postgres?.folder ?? dirname(sqliteFile);
  look('database files and WAL', await hunter.findInFolder(database), await sizeOf(database));
  // PostgreSQL compresses long values, so what they hold is read as well.
  const rows = Buffer.from(await everythingIn(world, store));
  look('database rows', hunter.find(rows, ''), rows.length);
  const posted = Buffer.from(teams.posted.join('\n'));
  look('messages and updates', hunter.find(posted, ''), posted.length);
  const answers = teams.answers.reduce((sum, { body }) => sum + body.length, 0);
  look('answers, but the one to the press', hunter.findInAnswers(teams.answers), answers);
  const asked = Buffer.from(JSON.stringify(graph.requests));
  look('requests to Graph', hunter.find(asked, ''), asked.length);
  return { passwords: passwords.length, shown: shown.size, places, finds };
}

/** The file that the process writes; waits until it is whole. */
async function heapOf(replica: Replica): Promise<string> {
  const folder = replica.askForHeap();
  let size = -1;
  for (let waited = 0; waited < 600; waited += 1) {
    await sleep(500);
    const file = (await readdir(folder)).find(
      (name) => name.endsWith('.heapsnapshot') && name.includes(`.${replica.pid}.`),
    );
    if (file === undefined) continue;
    const present = (await stat(join(folder, file))).size;
    if (present > 0 && present === size) return join(folder, file);
    size = present;
  }
  throw new Error(`process ${replica.name} wrote no heap snapshot`);
}

async function everythingIn({ postgres }: World, store: Store): Promise<string> {
  const requests = await store.requests.list({}, 1_000_000);
  const events = await store.audit.query({}, 1_000_000);
  if (!postgres) return JSON.stringify([requests, events]);
  const tables = await postgres.run(
    'torture',
    "select table_schema, table_name from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema')",
  );
  const contents: unknown[] = [];
  for (const { table_schema: schema, table_name: table } of tables)
    contents.push(await postgres.run('torture', `select to_jsonb(t) from "${String(schema)}"."${String(table)}" t`));
  return JSON.stringify(contents);
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
