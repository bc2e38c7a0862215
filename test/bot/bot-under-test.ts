import type { AddressInfo } from 'node:net';
import type { CloudAdapter } from 'botbuilder';
import { pino, type Logger } from 'pino';
import { expect, vi } from 'vitest';
import { TeamsAdapter } from '../../src/bot/adapter.ts';
import { authenticationFor } from '../../src/bot/authentication.ts';
import { createBotConnector, type BotConnector } from '../../src/bot/bot-connector.ts';
import { createDefects } from '../../src/bot/defects.ts';
import { createHelpdeskBot } from '../../src/bot/helpdesk-bot.ts';
import { createLateAnswers, type LateAnswers } from '../../src/bot/late-answers.ts';
import { limitInbound, lookBounds } from '../../src/bot/limit-inbound.ts';
import { createOnTurnError } from '../../src/bot/on-turn-error.ts';
import type { Readiness } from '../../src/bot/readiness.ts';
import { createPacer } from '../../src/bot/pace-outbound.ts';
import { signerFor, type BotRegistration, type CredentialsFactory } from '../../src/bot/registration.ts';
import { defaultRetries } from '../../src/bot/retry-outbound.ts';
import { createServer, listen } from '../../src/bot/server.ts';
import type { AuditEvent } from '../../src/core/audit-event.ts';
import type { PostedCard } from '../../src/core/change-request.ts';
import type { ActionInput, Assistant, MessageInput } from '../../src/intents/assistant.ts';
import type { Outcome } from '../../src/intents/outcome.ts';
import type { ConversationMemory } from '../../src/ports/conversation-memory.ts';
import type { Environment } from '../../src/ports/environment.ts';
import {
  appId,
  closeServer,
  issuer,
  startConnectorDouble,
  tenantId,
  type ConnectorDouble,
} from './connector-double.ts';
import { eagerTimer, handTimer, type HandTimer } from './hand-timer.ts';
import { rememberInMemory } from './memory-double.ts';

/** The whole bot edge on a loopback port, with an assistant that notes what it is asked. */
export interface BotUnderTest {
  readonly url: string;
  readonly connector: ConnectorDouble;
  readonly adapter: CloudAdapter;
  readonly authentication: ReturnType<typeof authenticationFor>;
  readonly memory: ConversationMemory;
  /** The bot's way out. */
  readonly outward: BotConnector;
  readonly log: Logger;
  readonly logged: Record<string, unknown>[];
  readonly asked: Asked;
  /** What the assistant answers, now or later, or throws. */
  answer: Outcome | Error | Promise<Outcome | Error>;
  readonly late: LateAnswers;
  /** Late answers that nobody came for. */
  readonly lapsed: readonly Outcome[];
  readonly recorded: readonly AuditEvent[];
  auditFails: boolean;
  /** Requests whose posted cards were brought up to date. */
  readonly updated: readonly string[];
  /** Of the turns; what goes out has a time of its own that passes at once. */
  readonly timer: HandTimer;
  /** Milliseconds the retries would have waited. */
  readonly pauses: number[];
  send(activity: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Sends with a valid token unless told otherwise. */
  deliver(activity: unknown): Promise<Response>;
  close(): Promise<void>;
}

export interface Asked {
  readonly messages: MessageInput[];
  readonly actions: ActionInput[];
  installed: number;
  readonly posted: { readonly kind: Outcome['kind']; readonly card: PostedCard }[];
}

export async function startBot(): Promise<BotUnderTest> {
  const connector = await startConnectorDouble();
  const logged: Record<string, unknown>[] = [];
  const log = pino(
    { level: 'trace' },
    { write: (line: string) => void logged.push(JSON.parse(line) as Record<string, unknown>) },
  );
  const pauses: number[] = [];
  const memory = rememberInMemory();
  const environment: Environment = {
    now: () => new Date('2026-11-21T10:42:00Z'),
    randomInt: () => 0,
    newId: () => 'correlation-1',
  };
  const registration: BotRegistration = {
    kind: 'own-connector',
    appId,
    endpoints: {
      toBotFromChannelOpenIdMetadataUrl: `${connector.url}/openid`,
      toBotFromEmulatorOpenIdMetadataUrl: `${connector.url}/openid`,
      toBotFromChannelTokenIssuer: issuer,
      toChannelFromBotLoginUrl: `${connector.url}/login`,
      toChannelFromBotOAuthScope: 'https://api.botframework.com',
      oAuthUrl: `${connector.url}/oauth`,
    },
    createCredentials,
  };
  const outward = createBotConnector({
    sign: signerFor(registration),
    serviceUrlHosts: ['127.0.0.1'],
    pacer: createPacer([], eagerTimer(pauses)),
    retries: defaultRetries,
    timer: eagerTimer(pauses),
  });
  const timer = handTimer();
  const adapter = new TeamsAdapter(registration, outward);
  const recorded: AuditEvent[] = [];
  const audit = {
    append: async (events: readonly AuditEvent[]) => {
      if (bot.auditFails) throw new Error('the disk is full');
      recorded.push(...events);
    },
  };
  const recordDefect = createDefects({ audit, environment, tenantId, log });
  adapter.onTurnError = createOnTurnError(recordDefect, log);
  const lapsed: Outcome[] = [];
  const late = createLateAnswers(
    { answerWithin: 2_500, keepFor: 45_000 },
    timer,
    (outcome) => void lapsed.push(outcome),
  );
  const updated: string[] = [];
  const asked: Asked = { messages: [], actions: [], installed: 0, posted: [] };
  const answer = async (): Promise<Outcome> => {
    const given = await bot.answer;
    if (given instanceof Error) throw given;
    return given;
  };
  const assistant: Assistant = {
    onMessage: async (input) => (asked.messages.push(input), answer()),
    onAction: async (input) => (asked.actions.push(input), answer()),
    onInstalled: async () => ((asked.installed += 1), answer()),
    onPosted: async (outcome, card) => void asked.posted.push({ kind: outcome.kind, card }),
  };
  const gate = {
    appId,
    tenantId,
    issuer,
    openIdMetadataUrl: `${connector.url}/openid`,
    serviceUrlHosts: ['127.0.0.1'],
  };
  const turn = createHelpdeskBot({
    assistant,
    memory,
    audit,
    environment,
    tenantId,
    connector: outward,
    late,
    admit: limitInbound({ atOnce: 4, perMinute: 40 }, timer),
    admitLook: limitInbound(lookBounds, timer),
    recordDefect,
    updateCards: async (id) => void updated.push(id),
    timer,
    log,
  });
  const readiness = async (): Promise<Readiness> => ({ status: 'ready', dependencies: {} });
  const server = createServer({ adapter, bot: turn, gate, readiness, log });
  await listen(server, 0);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const bot: BotUnderTest = {
    url,
    connector,
    adapter,
    outward,
    authentication: authenticationFor(registration),
    memory,
    log,
    logged,
    asked,
    late,
    lapsed,
    recorded,
    auditFails: false,
    updated,
    timer,
    answer: { kind: 'help' },
    pauses,
    send: (activity, headers = {}) =>
      fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof activity === 'string' ? activity : JSON.stringify(activity),
      }),
    deliver: async (activity) => bot.send(activity, { authorization: `Bearer ${await connector.token()}` }),
    close: async () => {
      await closeServer(server);
      await connector.close();
    },
  };
  return bot;
}

export function messageActivity(
  bot: BotUnderTest,
  change: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return {
    type: 'message',
    id: 'activity-1',
    channelId: 'msteams',
    serviceUrl: bot.connector.url,
    timestamp: '2026-11-21T10:42:00.000Z',
    from: { id: '29:anna', name: 'Anna Agent', aadObjectId: annaId },
    recipient: { id: `28:${appId}`, name: 'Latchkey' },
    conversation: { id: 'a:personal', conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    text: 'help',
    ...change,
  };
}

export function clickActivity(
  bot: BotUnderTest,
  verb: string,
  data: unknown,
  change: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return messageActivity(bot, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: 'click-1',
    replyToId: 'card-1',
    value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
    ...change,
  });
}

/** Delivers an activity that the assistant is asked about and answers when the test says so. */
export async function slowly(
  bot: BotUnderTest,
  activity: unknown,
): Promise<{ readonly answer: (outcome: Outcome | Error) => void; readonly underway: Promise<Response> }> {
  const { promise, resolve } = Promise.withResolvers<Outcome | Error>();
  const asked = bot.asked.messages.length + bot.asked.actions.length;
  bot.answer = promise;
  const underway = bot.deliver(activity);
  await vi.waitFor(() => expect(bot.asked.messages.length + bot.asked.actions.length).toBe(asked + 1));
  return { answer: resolve, underway };
}

export const annaId = '33333333-3333-4333-8333-333333333333';

const createCredentials: CredentialsFactory['createCredentials'] = async () => ({
  signRequest: async (resource) => resource,
});
