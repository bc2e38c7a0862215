import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGraphServer, type GraphServer } from '../../src/lab/graph/graph-server.ts';
import { northwind } from '../../src/lab/northwind.ts';
import { approvalsConversationId, type TeamsPerson } from '../../src/lab/teams/conversation.ts';
import { baseDn, seededPassword, serviceAccount, startSambaDc, type SambaDc } from '../ad/samba.ts';
import { createPostgresServer, type PostgresServer } from '../postgres-process.ts';
import { createAccounts, createCloud, createPeople, type Account } from './company.ts';
import { LdapTap, type Fate, type PasswordWrite } from './ldap-tap.ts';
import { cloudHosts, makeCertificates, startPublicCloud } from './public-cloud.ts';
import { Replica } from './replica.ts';
import { startTeamsSide, type TeamsSide } from './teams-side.ts';

export type StoreKind = 'sqlite' | 'postgres';

export interface WorldOptions {
  readonly store: StoreKind;
  readonly accounts: number;
  /** Decides over every password on its way to the DC, by the process that sent it. */
  readonly onPassword: (replica: Replica | undefined, write: PasswordWrite) => Fate;
  readonly onAnswer: (replica: Replica | undefined, write: PasswordWrite) => void;
}

/** Everything around the processes under test, and the processes. */
export interface World {
  readonly folder: string;
  readonly dc: SambaDc;
  readonly accounts: readonly Account[];
  readonly agents: readonly TeamsPerson[];
  readonly approvers: readonly TeamsPerson[];
  readonly graph: GraphServer;
  readonly graphToken: string;
  readonly teams: TeamsSide;
  readonly taps: readonly LdapTap[];
  readonly replicas: readonly Replica[];
  readonly postgres?: PostgresServer;
  /** What a process reads as its settings, and its secrets. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly env: Readonly<Record<string, string>>;
  readonly sqliteFile: string;
  readonly caFile: string;
  close(): Promise<void>;
}

const serverName = 'dc1.lab.test';
const databaseName = 'torture';

export async function openWorld(options: WorldOptions): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-torture-'));
  const closing: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const each of closing.splice(0).toReversed()) await each();
  };
  try {
    return await build(options, folder, closing, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function build(
  options: WorldOptions,
  folder: string,
  closing: (() => unknown)[],
  close: World['close'],
): Promise<World> {
  const dc = await startSambaDc(4 * 3_600);
  closing.push(() => dc.remove());
  const accounts = await createAccounts(dc, options.accounts);
  const agents = createPeople('agent', Math.min(200, Math.max(20, Math.ceil(options.accounts / 5))));
  const approvers = createPeople('approver', 20);
  const certificates = await makeCertificates(join(folder, 'certificates'), serverName);
  const connectorToken = randomBytes(24).toString('base64url');
  const graphToken = randomBytes(24).toString('base64url');

  const teams = await startTeamsSide(agents, approvers, connectorToken);
  closing.push(() => teams.close());
  const graph = await startGraphServer(createCloud(accounts, agents, approvers), { token: graphToken });
  closing.push(() => graph.close());
  const cloud = await startPublicCloud({
    address: dc.ip,
    certificates,
    openIdMetadata: teams.openIdMetadata,
    tokenFor: (scope) => (scope.includes('botframework') ? connectorToken : graphToken),
  });
  closing.push(() => cloud.close());

  const postgres = options.store === 'postgres' ? createPostgresServer() : undefined;
  if (postgres) closing.push(() => postgres.remove());
  await postgres?.start();
  const env = {
    LATCHKEY_AD_BIND_PASSWORD: seededPassword,
    LATCHKEY_BOT_CLIENT_SECRET: 'bot-secret-of-the-torture',
    LATCHKEY_GRAPH_CLIENT_SECRET: 'graph-secret-of-the-torture',
    ...(postgres && { LATCHKEY_DATABASE_URL: await postgres.database(databaseName) }),
    NODE_EXTRA_CA_CERTS: certificates.caFile,
    TORTURE_HOSTS: cloudHosts.join(','),
    TORTURE_ADDRESS: dc.ip,
  };

  const sqliteFile = join(folder, 'database', 'latchkey.sqlite');
  const store = postgres ? { kind: 'postgres' } : { kind: 'sqlite', file: sqliteFile };
  const replicas: Replica[] = [];
  const taps: LdapTap[] = [];
  let settings: World['settings'] = {};
  for (const name of postgres ? ['one', 'two'] : ['one']) {
    const replicaOf = (): Replica | undefined => replicas.find((replica) => replica.name === name);
    const tap = new LdapTap({
      name,
      dc: { host: dc.ip, ca: dc.ca, serverName },
      tls: certificates,
      onPassword: (write) => options.onPassword(replicaOf(), write),
      onAnswer: (write) => options.onAnswer(replicaOf(), write),
    });
    taps.push(tap);
    const ldapServer = await tap.listen();
    closing.push(() => tap.close());
    const port = await freePort();
    settings = { ...settingsOf(ldapServer, graph.url, certificates.caFile, port), store };
    const replica = new Replica({ name, folder: join(folder, name), settings, port, env });
    replicas.push(replica);
    closing.push(() => replica.stop());
  }
  await Promise.all(replicas.map((replica) => replica.start()));
  await teams.install(replicas[0]?.endpoint ?? '');
  return {
    folder,
    dc,
    accounts,
    agents,
    approvers,
    graph,
    graphToken,
    teams,
    taps,
    replicas,
    settings,
    env,
    sqliteFile,
    caFile: certificates.caFile,
    ...(postgres && { postgres }),
    close,
  };
}

/** Limits are far above what one person could do, and still limits; that of one reset per person is as in real life. */
function settingsOf(ldapServer: string, graphUrl: string, caFile: string, port: number): World['settings'] {
  const { appId, tenantId, groups } = northwind;
  const declared = (value: unknown) => ({ value, by: 'torture', at: '2026-01-01T00:00:00Z' });
  return {
    bot: {
      appId,
      tenantId,
      port,
      serviceUrlHosts: ['127.0.0.1'],
      approvalsConversationId,
    },
    ad: { servers: [ldapServer], baseDn, bindDn: serviceAccount, caFile, serverName, operationTimeoutMs: 8_000 },
    graph: { baseUrl: graphUrl, credential: { kind: 'client-secret', tenantId, clientId: appId } },
    policy: {
      agentGroups: [groups.agents.id],
      approverGroups: [groups.approvers.id],
      limits: { perAgent: { count: 60, minutes: 60 }, perTenant: { count: 5_000, minutes: 60 } },
    },
    tenant: {
      signInMethod: declared('passwordHashSync'),
      features: declared({
        passwordSyncEnabled: true,
        userForcePasswordChangeOnLogonEnabled: true,
        cloudPasswordPolicyForPasswordSyncedUsersEnabled: false,
      }),
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export const readText = (file: string): string => readFileSync(file, 'latin1');
