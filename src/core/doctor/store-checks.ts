import type { CheckResult } from './check.ts';
import { judgePostgres } from './postgres-checks.ts';
import { judgeSqlite } from './sqlite-checks.ts';
import type { StoreFacts } from './store-facts.ts';

export function judgeStore(facts: StoreFacts): readonly CheckResult[] {
  return facts.kind === 'sqlite' ? judgeSqlite(facts) : judgePostgres(facts);
}
