import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createEntraDirectory } from '../../src/adapters/graph/entra-directory.ts';
import { openStore } from '../../src/adapters/store/open-store.ts';
import type { Store } from '../../src/adapters/store/store.ts';
import { systemEnvironment } from '../../src/adapters/system/environment.ts';
import { startApp } from '../../src/app.ts';
import type { ChangeRequest, RequestState } from '../../src/core/change-request.ts';
import { fingerprint } from '../../src/core/fingerprint.ts';
import { subjectOf } from '../../src/core/person-of.ts';
import type { PersonKey } from '../../src/core/person.ts';
import { defaultPolicy } from '../../src/core/policy.ts';
import { lookUp } from '../../src/intents/look-up.ts';
import { startGraphServer, type GraphServer } from '../../src/lab/graph/graph-server.ts';
import { labAccessToken } from '../../src/lab/lab-credentials.ts';
import type { AdDirectory } from '../../src/ports/ad-directory.ts';
import type { EntraDirectory } from '../../src/ports/entra-directory.ts';
import { issuer, type ConnectorDouble } from '../bot/connector-double.ts';
import { watchedAd, type WatchedAd } from '../intents/watched-ad.ts';
import { contoso, contosoAd, contosoGraph, guidOfPerson, samOf, usualPeople } from './contoso.ts';
import type { DirectoryEntry, HostileLine, SeededRequest } from './line.ts';

/** The whole bot in the world that one line describes, and the places where it can be watched. */
export interface World {
  readonly people: readonly DirectoryEntry[];
  readonly ad: WatchedAd & { readonly searches: AdSearch[] };
  readonly graph: GraphServer;
  /** A second handle on the bot's own database. */
  readonly store: Store;
  readonly storeFile: string;
  readonly connector: ConnectorDouble;
  /** What the logger wrote, each write as it came. */
  readonly logged: string[];
  /** Sends with a valid token of the Bot Connector. */
  deliver(activity: unknown): Promise<Response>;
  close(): Promise<void>;
}

export interface AdSearch {
  readonly key: PersonKey;
  /** objectGUIDs. */
  readonly found: readonly string[];
}

export async function buildWorld({ context, input }: HostileLine, connector: ConnectorDouble): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-hostile-'));
  const storeFile = join(folder, 'store.sqlite');
  const now = new Date(context.now ?? '2026-11-21T11:00:00Z');
  const requests = context.requests ?? [];
  const people = peopleOf(context.directory, requests);
  const ad = { ...watchedAd(contosoAd(people, now)), searches: [] as AdSearch[] };
  noteSearches(ad);
  const approvers = requestNamedBy(input, requests)?.approvers ?? [contoso.approver];
  const graph = await startGraphServer(contosoGraph(people, approvers, now), { token: 'hostile' });
  const credential = labAccessToken('hostile', () => now);
  const entra = createEntraDirectory({ baseUrl: graph.url, credential, now: () => now });
  const store = await openStore({ file: storeFile });
  for (const request of requests) await store.requests.create(await seeded(request, people, { ad, entra }, now), []);
  ad.searches.length = 0;
  (graph.requests as unknown[]).length = 0;

  const logged: string[] = [];
  const app = await startApp({
    ad,
    entra,
    environment: { ...systemEnvironment, now: () => now },
    assistant: {
      policy: {
        ...defaultPolicy,
        agentGroups: [contoso.groups.agents],
        approverGroups: [contoso.groups.approvers],
        reviewerGroups: [contoso.groups.reviewers],
        protection: { ...defaultPolicy.protection, accounts: people.filter((one) => one.protected).map(samOf) },
      },
      profile: { signInMethod: 'passwordHashSync', features: { passwordSyncEnabled: true } },
      approvalsConversationId: contoso.approvals,
    },
    registration: {
      kind: 'own-connector',
      appId: contoso.appId,
      endpoints: {
        toBotFromChannelOpenIdMetadataUrl: `${connector.url}/openid`,
        toBotFromEmulatorOpenIdMetadataUrl: `${connector.url}/openid`,
        toBotFromChannelTokenIssuer: issuer,
        toChannelFromBotLoginUrl: `${connector.url}/login`,
        toChannelFromBotOAuthScope: issuer,
        oAuthUrl: `${connector.url}/oauth`,
      },
      createCredentials: async () => ({ signRequest: async (resource) => resource }),
    },
    gate: {
      appId: contoso.appId,
      tenantId: contoso.tenantId,
      issuer,
      openIdMetadataUrl: `${connector.url}/openid`,
      serviceUrlHosts: ['127.0.0.1'],
    },
    database: { kind: 'sqlite', file: storeFile },
    host: '127.0.0.1',
    port: 0,
    log: pino({ level: 'trace' }, { write: (text: string) => void logged.push(text) }),
  });

  return {
    people,
    ad,
    graph,
    store,
    storeFile,
    connector,
    logged,
    async deliver(activity) {
      const claims = { aud: contoso.appId, serviceurl: (activity as { serviceUrl?: unknown } | null)?.serviceUrl };
      return fetch(app.endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await connector.token({ claims })}` },
        body: JSON.stringify(activity),
      });
    },
    async close() {
      await app.close();
      await Promise.all([store.close(), graph.close()]);
      rmSync(folder, { recursive: true });
    },
  };
}

/** Targets of seeded requests exist, unless the line says who else is there under that name. */
function peopleOf(
  directory: readonly DirectoryEntry[] = usualPeople,
  requests: readonly SeededRequest[],
): readonly DirectoryEntry[] {
  const missing = [...new Set(requests.map(({ target }) => target))].filter(
    (target) => !directory.some((person) => samOf(person).toLowerCase() === target.toLowerCase()),
  );
  return [...directory, ...missing.map((sam) => ({ sam }))];
}

/** The fixture gives approvers to each request, Latchkey has one group of them: that of the request that is pressed. */
function requestNamedBy(input: unknown, requests: readonly SeededRequest[]): SeededRequest | undefined {
  const named = JSON.stringify(input);
  return requests.findLast(({ id }) => named.includes(JSON.stringify(id))) ?? requests[0];
}

const states: Readonly<Record<string, RequestState>> = { rejected: 'denied', executed: 'performed', done: 'performed' };

async function seeded(
  request: SeededRequest,
  people: readonly DirectoryEntry[],
  sources: { readonly ad: AdDirectory; readonly entra: EntraDirectory },
  now: Date,
): Promise<ChangeRequest> {
  const person = people.find((one) => samOf(one).toLowerCase() === request.target.toLowerCase()) ?? {};
  const key = { by: 'object-guid', value: guidOfPerson(person) } as const;
  const found = await lookUp(key, { ...sources, environment: { ...systemEnvironment, now: () => now } }, {});
  if (found.kind !== 'found') throw new Error(`${request.target} is not in the directory`);
  const subject = subjectOf(found.facts);
  if (!subject) throw new Error(`${request.target} has no object id`);
  const state = states[request.state] ?? (request.state as RequestState);
  const by = { aadObjectId: request.approvers[0] ?? contoso.approver, tenantId: request.tenantId, name: 'Approver' };
  const createdAt = new Date(Math.min(now.getTime(), Date.parse(request.expiresAt)) - 1_800_000).toISOString();
  const verdict = state === 'denied' ? 'deny' : 'approve';
  return {
    id: request.id,
    version: 1,
    state,
    change: { kind: 'reset', forceChange: true, unlock: false },
    requester: { aadObjectId: request.requester, tenantId: request.tenantId, name: 'Requester' },
    subject:
      subject.objectGUID === undefined
        ? subject
        : { ...subject, objectGUID: request.targetObjectGuid ?? subject.objectGUID },
    fingerprint: fingerprint(found.facts),
    reason: 'forgot it',
    verification: 'call-back',
    decisions: ['draft', 'pending', 'expired', 'cancelled'].includes(state) ? [] : [{ by, verdict, at: createdAt }],
    createdAt,
    expiresAt: new Date(request.expiresAt).toISOString(),
    reveals: state === 'performed' ? 1 : 0,
    cards: { approvers: { conversationId: request.conversationId, activityId: `card-${request.id}` } },
  };
}

function noteSearches(ad: World['ad']): void {
  const { find } = ad;
  ad.find = async (key, limit) => {
    const reading = await find(key, limit);
    const found = reading.kind === 'read' ? reading.value.accounts.map((one) => String(one['objectGUID'])) : [];
    ad.searches.push({ key, found });
    return reading;
  };
}
