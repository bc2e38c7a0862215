import { afterAll, beforeAll } from 'vitest';
import { createPostgresServer, type PostgresServer } from './postgres-process.ts';

export type { PostgresServer } from './postgres-process.ts';

/** Starts a server for the tests of this file and stops it after the last one, whatever happened in them. */
export function usePostgresServer(flags: readonly string[] = []): PostgresServer {
  const server = createPostgresServer(flags);
  beforeAll(server.start, 60_000);
  afterAll(server.remove, 60_000);
  return server;
}
