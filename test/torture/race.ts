import { createEntraDirectory } from '../../src/adapters/graph/entra-directory.ts';
import { responseDelivery } from '../../src/adapters/delivery/response-delivery.ts';
import { openPostgresStore } from '../../src/adapters/store/open-store.ts';
import type { Store } from '../../src/adapters/store/store.ts';
import { changesAllowed } from '../../src/adapters/system/file-change-switch.ts';
import { systemEnvironment } from '../../src/adapters/system/environment.ts';
import { defaultPolicy, type Policy } from '../../src/core/policy.ts';
import { createAssistant, type Assistant } from '../../src/intents/assistant.ts';
import { withCachedGroups } from '../../src/intents/cached-groups.ts';
import type { Outcome } from '../../src/intents/outcome.ts';
import { northwindPolicy } from '../../src/lab/directory/domain.ts';
import { createLabDirectory } from '../../src/lab/directory/lab-directory.ts';
import { startGraphServer } from '../../src/lab/graph/graph-server.ts';
import { labAccessToken } from '../../src/lab/lab-credentials.ts';
import { northwind } from '../../src/lab/northwind.ts';
import { createTenant } from '../../src/lab/personas/create-tenant.ts';
import { entraIdOf } from '../../src/lab/personas/ordinary-user.ts';
import { personas } from '../../src/lab/personas/personas.ts';
import { labProfile } from '../../src/lab/start-lab.ts';
import { approvalsConversationId } from '../../src/lab/teams/conversation.ts';
import { Chance } from './chance.ts';
import { cloudUser, createPeople } from './company.ts';

export interface RaceOptions {
  readonly connectionString: string;
  readonly rounds: number;
  readonly approvers: number;
  readonly seed: number;
}

export interface RaceResult {
  readonly rounds: number;
  readonly presses: number;
  readonly seconds: number;
  /** Of the rounds: how many were won by each of the two replicas, and by a yes. */
  readonly wins: readonly [number, number];
  readonly approvals: number;
  /** Presses that were judged while the request was still open and lost at the compare-and-set; the others came later. */
  readonly lostAtStore: number;
  /** One sentence for each round without exactly one winner. */
  readonly problems: readonly string[];
}

const { tenantId } = northwind;
const { agents, approvers: approverGroup } = northwind.groups;
const decisions: ReadonlySet<string> = new Set(['approval_granted', 'approval_withheld']);

/**
 * Every approver presses at once, half of them at each of two replicas that share one PostgreSQL, half of them yes and
 * half no. Through the use cases as the bot calls them: groups, conversation, both directories, the compare-and-set.
 */
export async function runRace({ connectionString, rounds, approvers, seed }: RaceOptions): Promise<RaceResult> {
  const chance = new Chance(seed);
  const tenant = createTenant(personas, new Date());
  const people = createPeople('approver', approvers);
  tenant.graph.users.push(...people.map(cloudUser));
  tenant.graph.groups
    .find(({ id }) => id === approverGroup.id)
    ?.members.push(...people.map(({ aadObjectId }) => aadObjectId));
  const graph = await startGraphServer(tenant.graph, { token: 'race' });
  const ad = createLabDirectory({ ...tenant, policy: northwindPolicy, now: systemEnvironment.now });
  const stores: Store[] = [];
  try {
    for (let replica = 0; replica < 2; replica += 1) stores.push(await openPostgresStore({ connectionString }));
    const replicas = stores.map((store) => replicaOf(store, ad, graph.url));
    const began = Date.now();
    const wins: [number, number] = [0, 0];
    const problems: string[] = [];
    let approvals = 0;
    let lostAtStore = 0;
    for (let round = 0; round < rounds; round += 1) {
      const requestId = await openRequest(replicas[0] as Assistant);
      const pressed = await Promise.all(
        chance.shuffle(people).map(async (person) => {
          const replica = chance.below(2);
          const verb = chance.happens(0.5) ? 'request.approve' : 'request.deny';
          const actor = { aadObjectId: person.aadObjectId, tenantId, name: person.name };
          const input = { actor, conversationId: approvalsConversationId, verb, requestId, values: {} };
          const outcome = await (replicas[replica] as Assistant).onAction(input);
          return { id: person.aadObjectId, verb, outcome, replica };
        }),
      );
      const request = await stores[1]?.requests.get(requestId);
      const recorded = (await stores[1]?.audit.query({ requestId }, 1_000)) ?? [];
      const decided = recorded.filter(({ name }) => decisions.has(name));
      // Only the answer to the press that decided shows the request without a notice.
      const winners = pressed.filter(({ outcome }) => saysNothingElse(outcome));
      const [winner] = winners;
      lostAtStore += pressed.filter(({ outcome }) => wasSlower(outcome)).length;
      const state = winner?.verb === 'request.approve' ? 'approved' : 'denied';
      const is = [
        winners.length,
        decided.length,
        request?.decisions.length,
        request?.state,
        request?.decisions[0]?.by.aadObjectId,
        decided[0]?.actor?.aadObjectId,
      ];
      const should = [1, 1, 1, state, winner?.id, winner?.id];
      if (JSON.stringify(is) !== JSON.stringify(should))
        problems.push(`round ${round}: ${JSON.stringify(is)}, not ${JSON.stringify(should)}`);
      if (winner) wins[winner.replica as 0 | 1] += 1;
      if (state === 'approved') {
        approvals += 1;
        await agent(replicas[0] as Assistant, 'request.cancel', requestId);
      }
    }
    return {
      rounds,
      presses: rounds * approvers,
      seconds: (Date.now() - began) / 1_000,
      wins,
      approvals,
      lostAtStore,
      problems,
    };
  } finally {
    await Promise.all([graph.close(), ...stores.map((store) => store.close())]);
  }
}

function replicaOf(store: Store, ad: ReturnType<typeof createLabDirectory>, graphUrl: string): Assistant {
  const { now } = systemEnvironment;
  const entra = createEntraDirectory({
    baseUrl: graphUrl,
    credential: labAccessToken('race', now),
    now,
    timeoutMs: 30_000,
  });
  const place = { conversationId: approvalsConversationId, activityId: '1' };
  return createAssistant({
    ports: {
      ad,
      entra: withCachedGroups(entra, 60_000, now),
      requests: store.requests,
      audit: store.audit,
      memory: store.memory,
      cards: { postToApprovers: async () => place, tell: async () => true, update: async () => undefined },
      jobs: { schedule: async () => undefined, cancel: async () => undefined },
      delivery: responseDelivery,
      changes: changesAllowed,
      environment: systemEnvironment,
    },
    settings: { policy, profile: labProfile(now()), approvalsConversationId },
  });
}

/** One agent asks again and again for the same person, more often than anybody may in life. */
const policy: Policy = {
  ...defaultPolicy,
  agentGroups: [agents.id],
  approverGroups: [approverGroup.id],
  limits: {
    perSubject: { count: 5_000, window: 60_000 },
    perAgent: { count: 5_000, window: 60_000 },
    perTenant: { count: 5_000, window: 60_000 },
  },
};

const amara = personas.find(({ id }) => id === 'amara');
const asking = { aadObjectId: amara ? entraIdOf(amara) : '', tenantId, name: 'Amara Okafor' };

async function openRequest(assistant: Assistant): Promise<string> {
  const outcome = await assistant.onMessage({
    actor: asking,
    conversationId: 'a:1amara',
    text: 'reset Samuel Adeyemi',
    entities: undefined,
    mentions: [],
  });
  if (outcome.kind !== 'reset-planned') throw new Error(`no form, but ${outcome.kind}`);
  const { id } = outcome.request;
  const sent = await agent(assistant, 'request.submit', id, { reason: 'race', verification: 'call-back' });
  if (sent.kind !== 'request' || sent.view.request.state !== 'pending') throw new Error(`not pending: ${sent.kind}`);
  return id;
}

const agent = (assistant: Assistant, verb: string, requestId: string, values: Readonly<Record<string, string>> = {}) =>
  assistant.onAction({ actor: asking, conversationId: 'a:1amara', verb, requestId, values });

const saysNothingElse = (outcome: Outcome): boolean => outcome.kind === 'request' && outcome.view.notice === undefined;
const wasSlower = (outcome: Outcome): boolean =>
  outcome.kind === 'request' && outcome.view.notice?.startsWith('Somebody was faster') === true;
