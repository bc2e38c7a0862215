import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pino, { type Logger } from 'pino';
import { systemEnvironment } from './adapters/system/environment.ts';
import { refusalsToStart } from './adapters/ldap/refusals-to-start.ts';
import { StoreError } from './adapters/store/store-error.ts';
import { startApp } from './app.ts';
import { createAuditTools } from './wiring/audit-tools.ts';
import { publicCloud } from './bot/gate.ts';
import { defaultInboundBounds } from './bot/limit-inbound.ts';
import { teamsWindows } from './bot/pace-outbound.ts';
import type { Directories } from './cli/directories.ts';
import { runCli, UsageProblem } from './cli/run-cli.ts';
import { exit, type Terminal } from './cli/terminal.ts';
import { readConfig, type Config } from './config.ts';
import { adOptionsFrom, openAd } from './wiring/ad-from-config.ts';
import { auditUpkeepFrom, requestKeyOf } from './wiring/audit-from-config.ts';
import { registrationFrom } from './wiring/bot-from-config.ts';
import { databaseFrom, databaseProblems } from './wiring/database-from-config.ts';
import { openEntra, openEntraChanges } from './wiring/entra-from-config.ts';
import { telemetryFrom } from './wiring/telemetry-from-config.ts';
import { createDoctor } from './wiring/doctor/create-doctor.ts';
import { createTenantTools } from './wiring/tenant-tools.ts';
import { openOwnerMail } from './wiring/owner-mail-from-config.ts';
import { unreadableFiles } from './wiring/unreadable-files.ts';
import { labAudit } from './lab/lab-audit.ts';
import { openLabDirectories, startLabApp } from './lab/start-lab-app.ts';
import { runScript } from './lab/run-script.ts';
import { welcomeText } from './lab/welcome-text.ts';

const { env } = process;
const settingsFile = env['LATCHKEY_CONFIG'] ?? 'latchkey.config.json';

const terminal: Terminal = {
  out: (text) => void process.stdout.write(`${text}\n`),
  error: (text) => void process.stderr.write(`${text}\n`),
};

/** The settings; `undefined`: there are none and none were named, so the lab is meant. */
function settings(log: Logger): Config | undefined {
  if (!existsSync(settingsFile)) {
    if (env['LATCHKEY_CONFIG'] === undefined) return undefined;
    throw new UsageProblem(`LATCHKEY_CONFIG names ${settingsFile}, which is not there. Nothing was started.`);
  }
  const result = readConfig(readFileSync(settingsFile, 'utf8'), env);
  const problems = result.ok ? problemsWith(result.config, log) : result.problems;
  if (problems.length > 0 || !result.ok) {
    throw new UsageProblem(
      [`${settingsFile} cannot be used. Nothing was started.`, ...problems.map((problem) => `  - ${problem}`)].join(
        '\n',
      ),
    );
  }
  return result.config;
}

/** What only the machine shows: files that are not there, and settings under which a secret would leak. */
function problemsWith(config: Config, log: Logger): readonly string[] {
  const missing = [...unreadableFiles(config), ...databaseProblems(config)];
  if (missing.length > 0) return missing;
  return refusalsToStart(adOptionsFrom(config, log), {
    ...(env['NODE_DEBUG'] !== undefined && { NODE_DEBUG: env['NODE_DEBUG'] }),
  });
}

/** For commands: standard output belongs to the answer. */
const quietLog = (): Logger => pino({ level: 'warn' }, pino.destination(2));

async function openDirectories(): Promise<Directories> {
  const log = quietLog();
  const config = settings(log);
  if (!config) return openLabDirectories();
  const ad = openAd(config, log);
  return {
    ad,
    entra: openEntra(config, log),
    environment: systemEnvironment,
    profile: config.tenant,
    label: `Asking ${config.ad.servers.join(', ')} and ${config.graph.baseUrl}`,
    close: () => ad.close(),
  };
}

async function serve({ lab }: { readonly lab: boolean }): Promise<number> {
  const log = pino({ level: env['LATCHKEY_LOG_LEVEL'] ?? 'info' });
  const config = lab ? undefined : settings(log);
  const app = config ? await serveBot(config, log) : await serveLab();
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await app.close();
  return exit.done;
}

async function serveBot(config: Config, log: Logger): Promise<{ close(): Promise<void> }> {
  const { bot } = config;
  const telemetry = telemetryFrom(config);
  const requestKey = await requestKeyOf(config);
  const entraChanges = openEntraChanges(config, log);
  const ownerMail = openOwnerMail(config, log);
  const app = await startApp({
    ad: openAd(config, log),
    entra: openEntra(config, log),
    ...(entraChanges && { entraChanges }),
    ...(ownerMail && { ownerMail }),
    environment: systemEnvironment,
    assistant: {
      policy: config.policy,
      profile: config.tenant,
      approvalsConversationId: bot.approvalsConversationId,
      ...(config.notifications.mail && { ownerNotice: config.notifications.mail }),
      ...(config.ticketPatterns && { ticketPatterns: config.ticketPatterns }),
    },
    registration: registrationFrom(config),
    gate: { ...publicCloud, appId: bot.appId, tenantId: bot.tenantId, serviceUrlHosts: bot.serviceUrlHosts },
    database: databaseFrom(config),
    audit: await auditUpkeepFrom(config),
    ...(requestKey && { requestKey }),
    ...(telemetry && { telemetry }),
    sendWindows: teamsWindows,
    inboundBounds: defaultInboundBounds,
    host: bot.host,
    port: bot.port,
    log,
  });
  log.info({ endpoint: app.endpoint }, 'Latchkey takes messages');
  return app;
}

async function serveLab(): Promise<{ close(): Promise<void> }> {
  const log = pino({ level: env['LATCHKEY_LOG_LEVEL'] ?? 'warn' });
  const checkpoints = mkdtempSync(join(tmpdir(), 'latchkey-lab-checkpoints-'));
  const app = await startLabApp({
    port: portFrom('LATCHKEY_LAB_PORT', 3979),
    botPort: portFrom('LATCHKEY_PORT', 3978),
    audit: labAudit(checkpoints),
    onMail: ({ to, subject, text }) => terminal.out(`\n  Mail to ${to.join(', ')}: ${subject}\n\n${text}`),
    log,
  });
  terminal.out(welcomeText(app, checkpoints));
  return {
    async close() {
      await app.close();
      rmSync(checkpoints, { recursive: true, force: true });
    },
  };
}

function portFrom(name: string, otherwise: number): number {
  const port = Number(env[name] ?? otherwise);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageProblem(`${name} must be a port number from 0 (any free one) to 65535.`);
  return port;
}

async function playLabScript(lines: AsyncIterable<string>, { out }: Terminal): Promise<number> {
  const app = await startLabApp({ hashLoop: 'never', log: quietLog() });
  let failed = false;
  try {
    for await (const result of runScript(app.lab, lines)) {
      failed ||= 'error' in result;
      out(JSON.stringify(result));
    }
  } finally {
    await app.close();
  }
  return failed ? exit.usage : exit.done;
}

/** Opens the file when the first line is asked for: a reader that is opened earlier drops what arrives meanwhile. */
async function* linesOf(file: string): AsyncIterable<string> {
  if (file !== '-' && !existsSync(file)) throw new UsageProblem(`There is no file ${file}. Nothing was read.`);
  yield* createInterface({ input: file === '-' ? process.stdin : createReadStream(file), crlfDelay: Infinity });
}

try {
  process.exitCode = await runCli(process.argv.slice(2), {
    terminal,
    readLines: linesOf,
    audit: createAuditTools(() => settings(quietLog())),
    tenant: createTenantTools({
      settings: () => settings(quietLog()),
      settingsFile,
      prompt: terminal.error,
      log: quietLog(),
    }),
    doctor: createDoctor({ file: settingsFile, named: env['LATCHKEY_CONFIG'] !== undefined, environment: env }),
    openDirectories,
    playLabScript,
    serve,
  });
} catch (error) {
  terminal.error(problemAtStart(error));
  process.exitCode = exit.no;
}

/** What an administrator can mend, in words; anything else with where it happened. */
function problemAtStart(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof StoreError) return `${error.message} See the section store of the settings.`;
  switch ('code' in error ? error.code : undefined) {
    case 'EADDRINUSE':
      return `${error.message}: another program uses this port (ss -ltnp shows it). End that one, or choose another: bot.port in the settings; for the lab, LATCHKEY_PORT and LATCHKEY_LAB_PORT.`;
    case 'EADDRNOTAVAIL':
      return `${error.message}: this is no address of this machine. Correct bot.host in the settings.`;
    default:
      return error.stack ?? error.message;
  }
}
