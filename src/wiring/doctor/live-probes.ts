import { createCredential } from '../../adapters/graph/credential.ts';
import { probeGraph } from '../../adapters/graph/probe-graph.ts';
import { probeToken } from '../../adapters/graph/probe-token.ts';
import { probeAd } from '../../adapters/ldap/probe-ad.ts';
import { probePostgres } from '../../adapters/store/probe-postgres.ts';
import { probeSqlite } from '../../adapters/store/probe-sqlite.ts';
import { systemEnvironment } from '../../adapters/system/environment.ts';
import { probeEndpoint } from '../../adapters/system/probe-endpoint.ts';
import { probeFiles, type FileWish } from '../../adapters/system/probe-files.ts';
import type { SampleNames } from '../../cli/doctor-tools.ts';
import type { Config } from '../../config.ts';
import type { AdFacts } from '../../core/doctor/ad-facts.ts';
import type { BotFacts } from '../../core/doctor/bot-checks.ts';
import type { StoreFacts } from '../../core/doctor/store-facts.ts';
import type { PersonKey } from '../../core/person.ts';
import { groupsNamedBy } from '../../core/policy.ts';
import { contradictionsOnAccounts } from '../../intents/contradictions-on-accounts.ts';
import type { DoctorProbes } from '../../ports/doctor-probes.ts';
import type { Logger } from 'pino';
import { adOptionsFrom, openAd } from '../ad-from-config.ts';
import { databaseFrom } from '../database-from-config.ts';
import { credentialFrom, openEntra } from '../entra-from-config.ts';
import { probeAudit } from './audit-probe.ts';
import { within } from './within.ts';

const { now } = systemEnvironment;

/** A family as a whole; its steps have bounds of their own, which are shorter. */
const familyTakesAtMost = 60_000;
const stepTakesAtMost = 5_000;

/** The probes of a real set-up. */
export function liveProbes(config: Config, names: SampleNames, log: Logger): Omit<DoctorProbes, 'machine'> {
  let ad: Promise<AdFacts> | undefined;
  const adOnce = () => (ad ??= lookAtAd(config, names, log));
  const probes: Omit<DoctorProbes, 'machine'> = {
    files: async () => probeFiles(filesNamedBy(config)),
    ad: within(familyTakesAtMost, adOnce),
    graph: within(familyTakesAtMost, () => lookAtGraph(config)),
    contradictions: within(familyTakesAtMost, async () => lookAtAccounts(config, await adOnce(), log)),
    bot: within(familyTakesAtMost, () => lookAtBot(config)),
    store: within(familyTakesAtMost, () => lookAtStore(config)),
    audit: within(familyTakesAtMost, () => probeAudit(config)),
  };
  return probes;
}

function filesNamedBy({ ad, graph, audit }: Config): readonly FileWish[] {
  const { credential } = graph;
  return [
    ...wish('ad.caFile', ad.caFile, 'trusted', 'certificates'),
    ...(credential.kind === 'client-certificate'
      ? wish('graph.credential.certificatePath', credential.certificatePath, 'secret', 'certificate-and-key')
      : []),
    ...wish('audit.keyFile', audit.keyFile, 'secret'),
    ...filesOfReceiver('audit.forward', audit.forward),
    ...audit.alsoPublish.flatMap((place, index) => filesOfReceiver(`audit.alsoPublish.${index}`, place)),
  ];
}

type Receiver = NonNullable<Config['audit']['forward']> | Config['audit']['alsoPublish'][number];

function filesOfReceiver(setting: string, receiver: Receiver | undefined): readonly FileWish[] {
  if (receiver?.kind !== 'syslog' && receiver?.kind !== 'https') return [];
  return [
    ...wish(`${setting}.caFile`, receiver.caFile, 'trusted', 'certificates'),
    ...wish(`${setting}.certificateFile`, receiver.certificateFile, 'secret', 'certificate-and-key'),
  ];
}

const wish = (
  setting: string,
  path: string | undefined,
  kind: FileWish['kind'],
  pem?: FileWish['pem'],
): readonly FileWish[] => (path === undefined ? [] : [{ setting, path, kind, ...(pem && { pem }) }]);

async function lookAtAd(config: Config, { samples, protectedSamples }: SampleNames, log: Logger): Promise<AdFacts> {
  const { caFile, connectDc, delegatedOus } = config.ad;
  const options = adOptionsFrom(config, log);
  const more = { ...(caFile !== undefined && { caFile }), ...(connectDc !== undefined && { connectDc }) };
  return probeAd(options, { samples, protectedSamples, delegatedOus, ...more }, now);
}

async function lookAtGraph(config: Config) {
  const { graph, bot, policy, notifications } = config;
  const { credential, baseUrl, timeoutMs, readRisk, cloudOnlyResets } = graph;
  return probeGraph({
    settings: {
      baseUrl,
      credential: credential.kind,
      tenantId: 'tenantId' in credential ? credential.tenantId : bot.tenantId,
      ...(credential.clientId !== undefined && { clientId: credential.clientId }),
    },
    credential: () => credentialFrom(config),
    timeoutMs,
    switches: {
      readRoles: true,
      readEligibleRoles: policy.protection.eligibleRoles,
      readRisk,
      cloudOnlyResets,
      ownerMail: notifications.mail !== undefined,
    },
    groupIds: groupsNamedBy(policy),
    now,
  });
}

/** Only when a DC took the sign-in: another attempt with a wrong password would count towards a lockout. */
async function lookAtAccounts(config: Config, { directory }: AdFacts, log: Logger) {
  if (directory?.kind !== 'seen') return undefined;
  const keys = directory.value.samples
    .filter(({ protection }) => protection === 'none')
    .flatMap(({ objectGUID }): PersonKey[] =>
      objectGUID === undefined ? [] : [{ by: 'object-guid', value: objectGUID }],
    );
  const ad = openAd(config, log);
  try {
    const sources = { ad, entra: openEntra(config, log), environment: systemEnvironment };
    return await contradictionsOnAccounts(keys, sources, config.tenant);
  } finally {
    await ad.close();
  }
}

async function lookAtBot({ bot, secrets, graph }: Config): Promise<BotFacts> {
  const { appId, tenantId, registration, host, port } = bot;
  const credential = () =>
    registration === 'UserAssignedMSI' || !secrets.botClientSecret
      ? createCredential({ kind: 'managed-identity', clientId: appId })
      : createCredential({ kind: 'client-secret', tenantId, clientId: appId, secret: secrets.botClientSecret });
  const listensOn = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  const local = `http://${listensOn.includes(':') ? `[${listensOn}]` : listensOn}:${port}/api/messages`;
  const [token, unsigned] = await Promise.all([
    probeToken(credential, 'https://api.botframework.com/.default', graph.timeoutMs),
    probeEndpoint(local, stepTakesAtMost),
  ]);
  return { appId, tenantId, registration, token, local, unsigned };
}

async function lookAtStore(config: Config): Promise<StoreFacts> {
  const database = databaseFrom(config);
  return database.kind === 'sqlite'
    ? probeSqlite(database.file)
    : probePostgres(database.connectionString, stepTakesAtMost, now);
}
