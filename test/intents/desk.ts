import { createEntraChanges } from '../../src/adapters/graph/entra-changes.ts';
import { createEntraDirectory } from '../../src/adapters/graph/entra-directory.ts';
import { createOwnerMail } from '../../src/adapters/graph/owner-mail.ts';
import { openStore } from '../../src/adapters/store/open-store.ts';
import type { Store } from '../../src/adapters/store/store.ts';
import { systemEnvironment } from '../../src/adapters/system/environment.ts';
import { responseDelivery } from '../../src/adapters/delivery/response-delivery.ts';
import type { AuditEvent } from '../../src/core/audit-event.ts';
import type { Actor, ChangeRequest } from '../../src/core/change-request.ts';
import type { Notice } from '../../src/core/follow/notice.ts';
import { defaultPolicy, type Policy } from '../../src/core/policy.ts';
import type { TenantProfile } from '../../src/core/tenant-profile.ts';
import { createAssistant, type Assistant } from '../../src/intents/assistant.ts';
import { keepHouse } from '../../src/intents/keep-house.ts';
import { requestJobs } from '../../src/intents/request-jobs.ts';
import type { Outcome } from '../../src/intents/outcome.ts';
import type { Context } from '../../src/intents/turn.ts';
import { northwindPolicy } from '../../src/lab/directory/domain.ts';
import { createLabDirectory, type LabDirectory } from '../../src/lab/directory/lab-directory.ts';
import { textOf, type StoredAccount, type StoredAttributes } from '../../src/lab/directory/stored-account.ts';
import type { GraphUser } from '../../src/lab/graph/graph-data.ts';
import { startGraphServer, type GraphServer } from '../../src/lab/graph/graph-server.ts';
import { labAccessToken } from '../../src/lab/lab-credentials.ts';
import { northwind } from '../../src/lab/northwind.ts';
import { createConnectSimulator } from '../../src/lab/connect.ts';
import { createTenant, type LabTenant } from '../../src/lab/personas/create-tenant.ts';
import { objectGuidOf } from '../../src/lab/personas/ordinary-account.ts';
import { entraIdOf } from '../../src/lab/personas/ordinary-user.ts';
import { displayNameOf, type Persona } from '../../src/lab/personas/persona.ts';
import { personas } from '../../src/lab/personas/personas.ts';
import { labProfile } from '../../src/lab/start-lab.ts';
import { handRunJobs, type HandRunJobs } from './hand-run-jobs.ts';
import { failingStore, type StoreFaults } from './failing-store.ts';
import { watchedAd, type WatchedAd } from './watched-ad.ts';

export const approvers = '19:approvers@thread.v2';
export const start = new Date('2026-11-21T10:00:00.000Z');

export interface DeskOptions {
  readonly ticketPatterns?: readonly string[];
  readonly policy?: Partial<Policy>;
  readonly profile?: Partial<TenantProfile>;
  /** Default: no; Entra ID is only read. */
  readonly cloudOnlyResets?: boolean;
  /** Default: a store in memory. */
  readonly storeFile?: string;
}

/**
 * The use cases with real parts around them: the lab's AD, its Graph server over HTTP with the real adapter, the real
 * store. Only the clock is set by hand, and the cards that leave Latchkey are noted.
 */
export interface Desk {
  readonly assistant: Assistant;
  readonly context: Context;
  readonly store: Store;
  readonly storeFaults: StoreFaults;
  readonly ad: WatchedAd;
  readonly tenant: LabTenant;
  readonly graph: GraphServer;
  /** Every card that was posted or updated outside a turn, as the request stood. */
  readonly cards: { readonly kind: 'posted' | 'updated'; readonly request: ChangeRequest }[];
  /** Every message that Latchkey sent without being asked. */
  readonly told: { readonly to: 'requester' | 'approvers'; readonly request: ChangeRequest; readonly notice: Notice }[];
  readonly jobs: HandRunJobs;
  /** Seconds from a reset to its arrival in the cloud, as they were measured. */
  readonly syncDelays: number[];
  /** False: the approvers' conversation takes no card. */
  canPost: boolean;
  /** False: no conversation takes a message. */
  canTell: boolean;
  /** True: the switch for changes is thrown. */
  changesStopped: boolean;
  passTime(milliseconds: number): void;
  say(persona: string, text: string, conversationId?: string): Promise<Outcome>;
  press(persona: string, verb: string, requestId: string, rest?: PressOptions): Promise<Outcome>;
  pick(persona: string, outcome: Outcome, place: number, conversationId?: string): Promise<Outcome>;
  keepHouse(): Promise<void>;
  /** Runs the jobs of requests that are due now. */
  runJobs(): Promise<void>;
  /** Lets time pass and runs each job of a request when it is due. */
  wait(milliseconds: number): Promise<void>;
  /** As Entra Connect does every two minutes. */
  runHashLoop(): void;
  /** As an administrator with the AD tools. */
  changeAd(persona: string, changes: StoredAttributes): void;
  adAccount(persona: string): StoredAccount;
  entraUser(persona: string): GraphUser;
  /** What was recorded of asking, seeing and doing, oldest first: `story` without the answers. */
  events(): Promise<readonly AuditEvent[]>;
  /** Everything recorded so far, oldest first. */
  story(): Promise<readonly AuditEvent[]>;
  request(id: string): Promise<ChangeRequest>;
  close(): Promise<void>;
}

export interface PressOptions {
  readonly values?: Readonly<Record<string, string>>;
  readonly conversationId?: string;
  readonly tenantId?: string;
}

export async function openDesk(options: DeskOptions = {}): Promise<Desk> {
  let now = start;
  const clock = (): Date => now;
  const tenant = createTenant(personas, start);
  const directory: LabDirectory = createLabDirectory({
    accounts: tenant.accounts,
    policy: northwindPolicy,
    now: clock,
  });
  const profile = { ...labProfile(start), ...options.profile };
  const connect = createConnectSimulator({ ...tenant, profile, now: clock });
  const ad = watchedAd(directory);
  const graph = await startGraphServer(tenant.graph, { token: 'desk', now: clock });
  const graphOptions = {
    baseUrl: graph.url,
    credential: labAccessToken('desk', clock),
    now: clock,
    timeoutMs: 2_000,
  };
  const entra = createEntraDirectory(graphOptions);
  const store = await openStore({ file: options.storeFile ?? ':memory:' });
  const { ports: storePorts, faults: storeFaults } = failingStore(store);
  const cards: Desk['cards'] = [];
  const told: Desk['told'] = [];
  const jobs = handRunJobs(clock);
  const context: Context = {
    ports: {
      ad,
      entra,
      ...(options.cloudOnlyResets && { entraChanges: createEntraChanges(graphOptions) }),
      ...storePorts,
      memory: store.memory,
      cards: {
        async postToApprovers(request) {
          if (!desk.canPost) return undefined;
          cards.push({ kind: 'posted', request });
          return { conversationId: approvers, activityId: `card-${cards.length}` };
        },
        async tell(to, request, notice) {
          if (!desk.canTell) return false;
          told.push({ to, request, notice });
          return true;
        },
        update: async (request) => void cards.push({ kind: 'updated', request }),
      },
      jobs,
      ownerMail: createOwnerMail({
        baseUrl: graph.url,
        credential: labAccessToken('desk', clock),
        now: clock,
        sender: northwind.helpdeskMailbox,
        otherMails: false,
        timeoutMs: 2_000,
      }),
      delivery: responseDelivery,
      changes: { areChangesStopped: async () => desk.changesStopped },
      environment: { ...systemEnvironment, now: clock },
      telemetry: { noteSyncDelay: (seconds) => void desk.syncDelays.push(seconds) },
    },
    settings: {
      policy: {
        ...defaultPolicy,
        agentGroups: [northwind.groups.agents.id],
        approverGroups: [northwind.groups.approvers.id],
        reviewerGroups: [northwind.groups.reviewers.id],
        ...options.policy,
      },
      profile,
      ownerNotice: { language: 'en', contact: 'Call security on extension 555.' },
      approvalsConversationId: approvers,
      ...(options.ticketPatterns && { ticketPatterns: options.ticketPatterns }),
    },
  };
  const assistant = createAssistant(context);
  const desk: Desk = {
    assistant,
    context,
    store,
    storeFaults,
    ad,
    tenant,
    graph,
    cards,
    syncDelays: [],
    told,
    jobs,
    canPost: true,
    canTell: true,
    changesStopped: false,
    passTime: (milliseconds) => void (now = new Date(now.getTime() + milliseconds)),
    say: (persona, text, conversationId = chatOf(persona)) =>
      assistant.onMessage({ actor: actorOf(persona), conversationId, text, entities: undefined, mentions: [] }),
    press: (persona, verb, requestId, { values = {}, conversationId, tenantId } = {}) =>
      assistant.onAction({
        actor: { ...actorOf(persona), ...(tenantId !== undefined && { tenantId }) },
        conversationId: conversationId ?? (isDecision(verb) ? approvers : chatOf(persona)),
        verb,
        requestId,
        values,
      }),
    pick: (persona, outcome, place, conversationId = chatOf(persona)) =>
      assistant.onAction({
        actor: actorOf(persona),
        conversationId,
        verb: 'person.choose',
        pick: place,
        values: outcome.kind === 'choose-person' ? { questionId: outcome.questionId } : {},
      }),
    keepHouse: () => keepHouse(context),
    runJobs: () => jobs.runDue(requestJobs(context)),
    wait: (milliseconds) => jobs.runFor(milliseconds, requestJobs(context), (moment) => void (now = moment)),
    runHashLoop: () => connect.runHashLoop(),
    changeAd: (persona, changes) => directory.administer(objectGuidOf(personaOf(persona)), changes),
    adAccount: (persona) => found(tenant.accounts.find((one) => textOf(one, 'objectGUID') === guidOf(persona))),
    entraUser: (persona) => found(tenant.graph.users.find(({ id }) => id === entraIdOf(personaOf(persona)))),
    events: async () => (await desk.story()).filter(({ name }) => name !== 'answer_shown'),
    story: async () => (await store.audit.query({}, 1_000)).toReversed(),
    request: async (id) => found(await store.requests.get(id)),
    close: async () => {
      await Promise.all([graph.close(), store.close()]);
    },
  };
  return desk;
}

export const guidOf = (persona: string): string => objectGuidOf(personaOf(persona));
export const chatOf = (persona: string): string => `a:${persona}`;

export function actorOf(persona: string): Actor {
  const person = personaOf(persona);
  return { aadObjectId: entraIdOf(person), tenantId: northwind.tenantId, name: displayNameOf(person) };
}

function personaOf(id: string): Persona {
  return found(personas.find((persona) => persona.id === id));
}

const isDecision = (verb: string): boolean => verb === 'request.approve' || verb === 'request.deny';

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The test names something that the lab does not have');
  return value;
}
