import type { TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import { TeamsAdapter } from '../bot/adapter.ts';
import { createBotConnector, type BotConnector } from '../bot/bot-connector.ts';
import { createDefects } from '../bot/defects.ts';
import { describeError } from '../bot/describe-error.ts';
import { createHelpdeskBot } from '../bot/helpdesk-bot.ts';
import { createLateAnswers, defaultPatience } from '../bot/late-answers.ts';
import { admitEverybody, limitInbound, lookBounds, type InboundBounds } from '../bot/limit-inbound.ts';
import { createOnTurnError } from '../bot/on-turn-error.ts';
import { createPacer, type SendWindow } from '../bot/pace-outbound.ts';
import { signerFor, type BotRegistration } from '../bot/registration.ts';
import { defaultRetries } from '../bot/retry-outbound.ts';
import { saveChangesOnly } from '../bot/save-changes-only.ts';
import { systemTimer } from '../bot/timer.ts';
import { secretLapsed } from '../core/audit.ts';
import type { Assistant } from '../intents/assistant.ts';
import type { Outcome } from '../intents/outcome.ts';
import type { Ports } from '../intents/ports.ts';

export interface Outward {
  readonly connector: BotConnector;
  readonly adapter: TeamsAdapter;
}

/**
 * @param serviceUrlHosts - Hosts the Bot Connector may be reached at.
 * @param sendWindows - How much Teams takes in one conversation; left out: as much as is sent.
 */
export function openOutward(
  registration: BotRegistration,
  serviceUrlHosts: readonly string[],
  sendWindows: readonly SendWindow[] = [],
): Outward {
  const connector = createBotConnector({
    sign: signerFor(registration),
    serviceUrlHosts,
    pacer: createPacer(sendWindows, systemTimer),
    retries: defaultRetries,
    timer: systemTimer,
  });
  return { connector, adapter: new TeamsAdapter(registration, connector) };
}

export interface BotEdgeParts extends Outward {
  readonly assistant: Assistant;
  readonly ports: Ports;
  readonly tenantId: string;
  /** Left out: everybody may ask for as much as they like. */
  readonly inboundBounds: InboundBounds | undefined;
  readonly log: Logger;
}

export interface BotEdge {
  readonly bot: (context: TurnContext) => Promise<void>;
  /** Waits for presses that were answered early and are still being carried out. */
  close(): Promise<void>;
}

/** The turns of the bot, with what goes wrong in them recorded. */
export function openBotEdge({ adapter, ports, inboundBounds, ...parts }: BotEdgeParts): BotEdge {
  const { log, tenantId } = parts;
  const { audit, environment, memory, requests, cards } = ports;
  const recordDefect = createDefects({ audit, environment, tenantId, log });
  adapter.onTurnError = createOnTurnError(recordDefect, log);
  const late = createLateAnswers(defaultPatience, systemTimer, (outcome) => void noteLapse(outcome, ports, log));
  const bot = createHelpdeskBot({
    ...parts,
    memory: saveChangesOnly(memory),
    audit,
    environment,
    late,
    admit: inboundBounds ? limitInbound(inboundBounds, systemTimer) : admitEverybody,
    admitLook: inboundBounds ? limitInbound(lookBounds, systemTimer) : admitEverybody,
    recordDefect,
    updateCards: async (requestId) => {
      const request = await requests.get(requestId);
      if (request) await cards.update(request);
    },
    timer: systemTimer,
  });
  return { bot, close: late.close };
}

/** A password that nobody came for is recorded as not seen; other late answers are shown on the card anyway. */
async function noteLapse(outcome: Outcome, { audit, environment }: Ports, log: Logger): Promise<void> {
  if (outcome.kind !== 'revealed') return;
  const turn = { correlationId: environment.newId(), now: environment.now() };
  try {
    await audit.append([secretLapsed(turn, outcome.view.request)]);
  } catch (error) {
    log.error({ code: 'lapse-not-recorded', err: describeError(error) }, 'a lapsed password was not recorded');
  }
}
