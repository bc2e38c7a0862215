import { setTimeout as wait } from 'node:timers/promises';
import { createEntraDirectory } from '../../../src/adapters/graph/entra-directory.ts';
import { northwindPolicy } from '../../../src/lab/directory/domain.ts';
import { createLabDirectory } from '../../../src/lab/directory/lab-directory.ts';
import { startGraphServer } from '../../../src/lab/graph/graph-server.ts';
import { labAccessToken } from '../../../src/lab/lab-credentials.ts';
import { createTenant } from '../../../src/lab/personas/create-tenant.ts';
import { personas } from '../../../src/lab/personas/personas.ts';
import type { AdDirectory } from '../../../src/ports/ad-directory.ts';
import type { EntraDirectory } from '../../../src/ports/entra-directory.ts';

export interface Directories {
  readonly ad: AdDirectory;
  readonly entra: EntraDirectory;
  close(): Promise<void>;
}

const now = (): Date => new Date();

/** Directories that answer at once: the lab's AD in this process, and what Graph said to each question the first time. */
export async function instantDirectories(): Promise<Directories> {
  const { ad, entra, close } = await slowDirectories(0);
  return { ad, entra: remembering(entra), close };
}

/**
 * Directories that take `milliseconds` for every round trip: in Graph's server, for each request; at AD's port, for each
 * look-up, which is one search there.
 */
export async function slowDirectories(milliseconds: number): Promise<Directories> {
  const tenant = createTenant(personas, now());
  const ad = createLabDirectory({ accounts: tenant.accounts, policy: northwindPolicy, now });
  const graph = await startGraphServer(tenant.graph, { token: 'bench' });
  if (milliseconds > 0) graph.faults.inject({ path: '/$batch', latencyMs: milliseconds });
  const entra = createEntraDirectory({ baseUrl: graph.url, credential: labAccessToken('bench', now), now });
  const find: AdDirectory['find'] = async (key, limit) => {
    if (milliseconds > 0) await wait(milliseconds);
    return ad.find(key, limit);
  };
  return { ad: { ...ad, find }, entra, close: () => graph.close() };
}

function remembering(entra: EntraDirectory): EntraDirectory {
  return { find: once(entra.find), tenant: once(entra.tenant), memberOf: once(entra.memberOf) };
}

function once<Arguments extends readonly unknown[], Answer>(
  ask: (...given: Arguments) => Promise<Answer>,
): (...given: Arguments) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>();
  return (...given) => {
    const key = JSON.stringify(given);
    const answer = answers.get(key) ?? ask(...given);
    answers.set(key, answer);
    return answer;
  };
}
