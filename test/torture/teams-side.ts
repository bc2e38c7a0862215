import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { northwind } from '../../src/lab/northwind.ts';
import {
  cardActionActivity,
  installedActivities,
  messageActivity,
  type CardAction,
  type TeamsActivity,
} from '../../src/lab/teams/activities.ts';
import { createChannelIdentity, openIdMetadata } from '../../src/lab/teams/channel-identity.ts';
import { connectorApi } from '../../src/lab/teams/connector-api.ts';
import { approvalsConversationId, type Conversation, type TeamsPerson } from '../../src/lab/teams/conversation.ts';
import { createMessageLog, type MessageEvent, type MessageLog } from '../../src/lab/teams/message-log.ts';
import { cardInMessage } from './cards.ts';

export type Delivered =
  { readonly kind: 'answered'; readonly status: number; readonly body: string } | { readonly kind: 'unreachable' };

/** One answer of the bot to one delivery of an activity. */
export interface Answer {
  readonly activityId: string;
  readonly verb: string;
  readonly body: string;
}

export interface CardPlace {
  readonly conversation: Conversation;
  readonly messageId: string;
}

/** Teams with its people: the Bot Connector's double and the way to the bot. */
export interface TeamsSide {
  readonly url: string;
  readonly issuer: string;
  readonly log: MessageLog;
  readonly approvals: Conversation;
  /** Every answer that people got, and every message and update the bot posted, as text. */
  readonly answers: Answer[];
  readonly posted: string[];
  /** The approvers' message with the card of a request, by the id of the request. */
  readonly approversCards: ReadonlyMap<string, string>;
  openIdMetadata(): unknown;
  chatOf(person: TeamsPerson): Conversation;
  message(from: TeamsPerson, text: string): TeamsActivity;
  press(from: TeamsPerson, card: CardPlace, action: CardAction): TeamsActivity;
  /** Sends one activity to one process, once. Never rejects. */
  deliver(activity: TeamsActivity, endpoint: string): Promise<Delivered>;
  /** Tells the bot that it is in every conversation. */
  install(endpoint: string): Promise<void>;
  close(): Promise<void>;
}

/** Teams gives up on a bot after about this long. */
const patience = 15_000;

export async function startTeamsSide(
  agents: readonly TeamsPerson[],
  approvers: readonly TeamsPerson[],
  connectorToken: string,
): Promise<TeamsSide> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const serviceUrl = `${url}/`;
  const identity = await createChannelIdentity();
  const now = () => new Date();
  const log = createMessageLog(now);
  const approvals: Conversation = {
    id: approvalsConversationId,
    key: 'approvals',
    kind: 'groupChat',
    title: 'Password approvals',
    members: approvers,
  };
  const chats = new Map(agents.map((agent) => [agent.persona, personalChat(agent)]));
  const conversations = [approvals, ...chats.values()];
  const app = express();
  app.use('/v3', connectorApi({ conversations, log, serviceUrl, token: connectorToken }));
  app.get('/v1/.well-known/keys', (_request, response) => void response.json(identity.keys));
  server.on('request', app);

  const answers: Answer[] = [];
  const posted: string[] = [];
  const approversCards = new Map<string, string>();
  log.subscribe((event: MessageEvent) => {
    posted.push(JSON.stringify(event));
    if (event.kind !== 'posted' || event.conversationId !== approvals.id) return;
    const { requestId } = cardInMessage(event.message);
    if (requestId !== undefined && !approversCards.has(requestId)) approversCards.set(requestId, event.message.id);
  });
  const envelope = (conversation: Conversation) => ({ serviceUrl, conversation, at: now() });
  const chatOf = (person: TeamsPerson): Conversation => {
    const chat = chats.get(person.persona);
    if (!chat) throw new Error(`${person.persona} has no chat`);
    return chat;
  };
  let token = { value: '', until: 0 };
  const bearer = async (): Promise<string> => {
    if (token.until < Date.now())
      token = {
        value: await identity.issueToken({ audience: northwind.appId, serviceUrl }),
        until: Date.now() + 1_800_000,
      };
    return token.value;
  };

  const deliver: TeamsSide['deliver'] = async (activity, endpoint) => {
    try {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await bearer()}` },
        body: JSON.stringify(activity),
        signal: AbortSignal.timeout(patience),
      });
      const body = await response.text();
      answers.push({ activityId: activity.id, verb: verbOf(activity), body });
      return { kind: 'answered', status: response.status, body };
    } catch {
      return { kind: 'unreachable' };
    }
  };

  return {
    url,
    issuer: identity.issuer,
    log,
    approvals,
    answers,
    posted,
    approversCards,
    openIdMetadata: () => openIdMetadata(url),
    chatOf,
    message: (from, text) => {
      const id = `${Date.now()}${Math.floor(performance.now() * 1_000) % 1_000_000}`;
      return messageActivity({ ...envelope(chatOf(from)), id }, from, text);
    },
    press: (from, { conversation, messageId }, action) =>
      cardActionActivity(envelope(conversation), from, { messageId, action, trigger: 'manual' }),
    deliver,
    async install(endpoint) {
      for (const conversation of conversations)
        for (const activity of installedActivities(envelope(conversation))) await deliver(activity, endpoint);
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

const personalChat = (person: TeamsPerson): Conversation => ({
  id: `a:1${person.persona}`,
  key: 'latchkey',
  kind: 'personal',
  title: 'Latchkey',
  members: [person],
});

function verbOf({ value }: TeamsActivity): string {
  const { action } = (value ?? {}) as { action?: { verb?: string } };
  return action?.verb ?? 'message';
}
