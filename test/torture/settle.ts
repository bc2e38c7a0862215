import { readFileSync } from 'node:fs';
import { createAdDirectory } from '../../src/adapters/ldap/ad-directory.ts';
import { createEntraDirectory } from '../../src/adapters/graph/entra-directory.ts';
import { responseDelivery } from '../../src/adapters/delivery/response-delivery.ts';
import { openPostgresStore, openStore } from '../../src/adapters/store/open-store.ts';
import type { Store } from '../../src/adapters/store/store.ts';
import { changesAllowed } from '../../src/adapters/system/file-change-switch.ts';
import { systemEnvironment } from '../../src/adapters/system/environment.ts';
import { readConfig } from '../../src/config.ts';
import { keepHouse } from '../../src/intents/keep-house.ts';
import { labAccessToken } from '../../src/lab/lab-credentials.ts';
import { adOptionsFrom } from '../../src/wiring/ad-from-config.ts';
import { pino } from 'pino';
import type { World } from './world.ts';

export function openWorldStore({ postgres, env, sqliteFile }: World): Promise<Store> {
  return postgres
    ? openPostgresStore({ connectionString: env['LATCHKEY_DATABASE_URL'] ?? '' })
    : openStore({ file: sqliteFile });
}

/** Longer than any change may take, so that whatever is still claimed was left behind. */
const later = 200_000;
const rounds = 5;

/**
 * Runs the product's housekeeping over the same database and directories as if some minutes had gone by. Gives the
 * state each lost request was found in.
 */
export async function settleWhatIsLost(world: World, store: Store): Promise<ReadonlyMap<string, string>> {
  const read = readConfig(JSON.stringify(world.settings), world.env);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const { config } = read;
  const now = () => new Date(Date.now() + later);
  const ad = createAdDirectory({
    ...adOptionsFrom(config, pino({ level: 'silent' })),
    ca: readFileSync(world.caFile, 'utf8'),
  });
  const entra = createEntraDirectory({
    baseUrl: world.graph.url,
    credential: labAccessToken(world.graphToken, now),
    now,
  });
  const lost = await store.requests.list({ states: ['performing', 'outcome-unknown'] }, 5_000);
  try {
    for (let round = 0; round < rounds; round += 1)
      await keepHouse({
        ports: {
          ad,
          entra,
          requests: store.requests,
          audit: store.audit,
          memory: store.memory,
          // Nobody looks at the cards any more.
          cards: { postToApprovers: async () => undefined, tell: async () => false, update: async () => undefined },
          jobs: { schedule: async () => undefined, cancel: async () => undefined },
          delivery: responseDelivery,
          changes: changesAllowed,
          environment: { ...systemEnvironment, now },
        },
        settings: {
          policy: config.policy,
          profile: config.tenant,
          approvalsConversationId: config.bot.approvalsConversationId,
        },
      });
  } finally {
    await ad.close();
  }
  return new Map(lost.map(({ id, state }) => [id, state]));
}
