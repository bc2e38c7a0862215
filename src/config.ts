import { z } from 'zod';
import { adSettings } from './config/ad-settings.ts';
import { auditSettings } from './config/audit-settings.ts';
import { botSettings } from './config/bot-settings.ts';
import { compiles } from './config/compiles.ts';
import { graphSettings } from './config/graph-settings.ts';
import { notificationSettings } from './config/notification-settings.ts';
import { policyFrom } from './config/policy-from.ts';
import { policySettings } from './config/policy-settings.ts';
import { storeSettings } from './config/store-settings.ts';
import { teamsSettings } from './config/teams-settings.ts';
import type { Policy } from './core/policy.ts';
import { Secret } from './core/secret.ts';
import { telemetrySettings } from './config/telemetry-settings.ts';
import { profileFrom, tenantSchema } from './config/tenant-schema.ts';
import type { TenantProfile } from './core/tenant-profile.ts';

/** Settings as one JSON document; secrets come from the environment and are never in the file. */
export const settingsSchema = z.strictObject({
  bot: botSettings,
  ad: adSettings,
  graph: graphSettings,
  store: storeSettings,
  audit: auditSettings,
  policy: policySettings,
  tenant: tenantSchema.default({}),
  notifications: notificationSettings,
  teams: teamsSettings,
  telemetry: telemetrySettings,
  ticketPatterns: z
    .array(z.string().refine(compiles, 'is not a regular expression'))
    .optional()
    .describe('How ticket numbers are found in a message, as regular expressions'),
});

type Settings = z.infer<typeof settingsSchema>;

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
    /** There when the transcript is forwarded over HTTPS. */
    readonly siemToken?: Secret;
    /** `name=value`, separated by commas, as OpenTelemetry writes them. */
    readonly otlpHeaders?: Secret;
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
  const parsed = settingsSchema.safeParse(json);
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
    audit?: { forward?: { kind?: string } };
  } | null;
  const needed = [
    'LATCHKEY_AD_BIND_PASSWORD',
    ...(settings?.bot?.registration === 'UserAssignedMSI' ? [] : ['LATCHKEY_BOT_CLIENT_SECRET']),
    ...(settings?.graph?.credential?.kind === 'client-secret' ? ['LATCHKEY_GRAPH_CLIENT_SECRET'] : []),
    ...(settings?.store?.kind === 'postgres' ? ['LATCHKEY_DATABASE_URL'] : []),
    ...(settings?.audit?.forward?.kind === 'https' ? ['LATCHKEY_SIEM_TOKEN'] : []),
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
  const siemToken = environment['LATCHKEY_SIEM_TOKEN'];
  const otlpHeaders = environment['LATCHKEY_OTLP_HEADERS'];
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
      ...(siemToken && { siemToken: new Secret(siemToken) }),
      ...(otlpHeaders && { otlpHeaders: new Secret(otlpHeaders) }),
    },
  };
}

/** AD takes a DN, a UPN or DOMAIN\account for a bind; protected accounts are named without the domain. */
function withoutDomain(bindName: string): string {
  return bindName.replace(/^[^\\=,]+\\/, '');
}
