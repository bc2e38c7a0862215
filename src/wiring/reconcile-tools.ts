import { userInfo } from 'node:os';
import pino from 'pino';
import { createPasswordStates } from '../adapters/ldap/password-states.ts';
import { openPostgresStore, openStore } from '../adapters/store/open-store.ts';
import { systemEnvironment } from '../adapters/system/environment.ts';
import type { ReconcileTools } from '../cli/audit-reconcile.ts';
import { UsageProblem } from '../cli/usage-problem.ts';
import type { Config } from '../config.ts';
import { passwordsReconciled } from '../core/audit/own-events.ts';
import { adOptionsFrom } from './ad-from-config.ts';
import { databaseFrom } from './database-from-config.ts';

/** @param settings - Reads the settings; `undefined`: there are none. */
export function createReconcileTools(
  settings: () => Config | undefined,
): Pick<ReconcileTools, 'openPasswordStates' | 'recordReconciliation' | 'now'> {
  return {
    now: systemEnvironment.now,
    openPasswordStates() {
      const config = settings();
      if (!config)
        throw new UsageProblem('There are no settings here, so there is no Active Directory to compare with.');
      const log = pino({ level: 'warn' }, pino.destination(2));
      return { states: createPasswordStates(adOptionsFrom(config, log)), delegatedOus: config.ad.delegatedOus };
    },
    async recordReconciliation(done) {
      const config = settings();
      if (!config) return false;
      const occasion = { correlationId: systemEnvironment.newId(), now: systemEnvironment.now() };
      try {
        const store = await openOwnStore(config);
        await store.audit
          .append([passwordsReconciled(occasion, userInfo().username, done)])
          .finally(() => store.close());
        return true;
      } catch {
        return false;
      }
    },
  };
}

function openOwnStore(config: Config) {
  const database = databaseFrom(config);
  return database.kind === 'sqlite' ? openStore({ file: database.file }) : openPostgresStore(database);
}
