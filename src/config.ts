import { z } from 'zod';
import { compiles } from './config/compiles.ts';
import { policyFrom, policySettings } from './config/policy-settings.ts';
import { storeSettings } from './config/store-settings.ts';
import type { Policy } from './core/policy.ts';
import { Secret } from './core/secret.ts';
import { profileFrom, tenantSchema } from './config/tenant-schema.ts';
import type { TenantProfile } from './core/tenant-profile.ts';

/** Settings as one JSON document; secrets come from the environment and are never in the file. */
const schema = z.strictObject({
  bot: z.strictObject({
    appId: z.guid(),
    tenantId: z.guid(),
    registration: z.enum(['SingleTenant', 'UserAssignedMSI']).default('SingleTenant'),
    host: z.string().default('127.0.0.1'),
    port: z.int().min(1).max(65_535).default(3978),
    /** Hosts the Bot Connector may be reached at; a message that names another one is refused. */
    serviceUrlHosts: z.array(z.string()).min(1).default(['smba.trafficmanager.net']),
    approvalsConversationId: z.string().min(1),
  }),
  ad: z.strictObject({
    servers: z.array(z.string().min(1)).min(1),
    baseDn: z.string().min(1),
    bindDn: z.string().min(1),
    transport: z.enum(['ldaps', 'starttls']).default('ldaps'),
    /** PEM file with the issuing CA, where the system does not know it. */
    caFile: z.string().optional(),
    serverName: z.string().optional(),
    secondServer: z.string().optional(),
    connectTimeoutMs: z.int().min(100).max(60_000).default(3_000),
    operationTimeoutMs: z.int().min(100).max(60_000).default(8_000),
  }),
  graph: z.strictObject({
    baseUrl: z.url().default('https://graph.microsoft.com'),
    credential: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('managed-identity'), clientId: z.guid().optional() }),
      z.strictObject({
        kind: z.literal('client-certificate'),
        tenantId: z.guid(),
        clientId: z.guid(),
        certificatePath: z.string(),
      }),
      z.strictObject({ kind: z.literal('client-secret'), tenantId: z.guid(), clientId: z.guid() }),
    ]),
    readRisk: z.boolean().default(false),
    timeoutMs: z.int().min(100).max(60_000).default(8_000),
  }),
  store: storeSettings,
  audit: z
    .strictObject({
      /** Ed25519 private key in PEM; `LATCHKEY_AUDIT_KEY` may hold it instead. Without a key no checkpoint is made. */
      keyFile: z.string().optional(),
      /** Name of the log in its checkpoints; `latchkey/` and the tenant's id when left out. */
      origin: z
        .string()
        .regex(/^[^\s+]+$/u)
        .optional(),
      /** Directory for checkpoints. It protects only where whoever can change the database cannot write. */
      checkpoints: z.string().default('.latchkey/checkpoints'),
      checkpointEvents: z.int().min(2).max(100_000).default(100),
      checkpointMinutes: z.int().min(1).max(1_440).default(5),
      /** Payloads are removed after so many days; left out: they are kept for ever. */
      keepDays: z.int().min(1).max(36_500).optional(),
    })
    .prefault({}),
  policy: policySettings,
  tenant: tenantSchema.default({}),
  ticketPatterns: z.array(z.string().refine(compiles, 'is not a regular expression')).optional(),
});

type Settings = z.infer<typeof schema>;

export interface Config extends Omit<Settings, 'policy' | 'tenant'> {
  readonly policy: Policy;
  readonly tenant: TenantProfile;
  readonly secrets: {
    readonly adBindPassword: Secret;
    readonly botClientSecret?: Secret;
    readonly graphClientSecret?: Secret;
    readonly auditKey?: Secret;
    /** There when the store is PostgreSQL. */
    readonly databaseUrl?: Secret;
  };
}

export type ConfigResult =
  { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the settings, or lists everything that is wrong with them at once. */
export function readConfig(text: string, environment: Readonly<Record<string, string | undefined>>): ConfigResult {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return {
      ok: false,
      problems: [`The settings file is not valid JSON: ${error instanceof Error ? error.message : String(error)}`],
    };
  }
  const parsed = schema.safeParse(json);
  const shapeProblems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.') || 'settings'}: ${issue.message}`);
  const secretProblems = missingSecrets(json, environment);
  if (!parsed.success || secretProblems.length > 0)
    return { ok: false, problems: [...shapeProblems, ...secretProblems] };
  return { ok: true, config: withSecrets(parsed.data, environment) };
}

function missingSecrets(json: unknown, environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  const settings = json as {
    bot?: { registration?: string };
    graph?: { credential?: { kind?: string } };
    store?: { kind?: string };
  } | null;
  const needed = [
    'LATCHKEY_AD_BIND_PASSWORD',
    ...(settings?.bot?.registration === 'UserAssignedMSI' ? [] : ['LATCHKEY_BOT_CLIENT_SECRET']),
    ...(settings?.graph?.credential?.kind === 'client-secret' ? ['LATCHKEY_GRAPH_CLIENT_SECRET'] : []),
    ...(settings?.store?.kind === 'postgres' ? ['LATCHKEY_DATABASE_URL'] : []),
  ];
  return needed
    .filter((name) => !environment[name])
    .map((name) => `${name}: this environment variable is needed and is missing or empty`);
}

function withSecrets(settings: Settings, environment: Readonly<Record<string, string | undefined>>): Config {
  const { policy, tenant, ...rest } = settings;
  const botClientSecret = environment['LATCHKEY_BOT_CLIENT_SECRET'];
  const graphClientSecret = environment['LATCHKEY_GRAPH_CLIENT_SECRET'];
  const auditKey = environment['LATCHKEY_AUDIT_KEY'];
  const databaseUrl = environment['LATCHKEY_DATABASE_URL'];
  return {
    ...rest,
    policy: policyFrom(policy, [withoutDomain(settings.ad.bindDn)]),
    tenant: profileFrom(tenant),
    secrets: {
      adBindPassword: new Secret(environment['LATCHKEY_AD_BIND_PASSWORD'] ?? ''),
      ...(botClientSecret && { botClientSecret: new Secret(botClientSecret) }),
      ...(graphClientSecret && { graphClientSecret: new Secret(graphClientSecret) }),
      ...(auditKey && { auditKey: new Secret(auditKey) }),
      ...(databaseUrl && { databaseUrl: new Secret(databaseUrl) }),
    },
  };
}

/** AD takes a DN, a UPN or DOMAIN\account for a bind; protected accounts are named without the domain. */
function withoutDomain(bindName: string): string {
  return bindName.replace(/^[^\\=,]+\\/, '');
}
