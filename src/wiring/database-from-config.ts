import type { Config } from '../config.ts';
import { problemWithDatabase } from './database-address.ts';
import type { DatabaseSettings } from './open-database.ts';

export function databaseFrom({ store, secrets }: Config): DatabaseSettings {
  if (store.kind === 'sqlite') return store;
  if (!secrets.databaseUrl) throw new Error('The settings check let a missing database address through.');
  return { kind: 'postgres', connectionString: secrets.databaseUrl };
}

export function databaseProblems({ store, secrets }: Config): readonly string[] {
  const problem = store.kind === 'postgres' && secrets.databaseUrl && problemWithDatabase(secrets.databaseUrl);
  return problem ? [`LATCHKEY_DATABASE_URL: ${problem}`] : [];
}
