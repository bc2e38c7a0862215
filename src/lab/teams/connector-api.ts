import { timingSafeEqual } from 'node:crypto';
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { northwind } from '../northwind.ts';
import { bot } from './activities.ts';
import type { Conversation, TeamsPerson } from './conversation.ts';
import type { BotDraft, MessageLog } from './message-log.ts';

export interface ConnectorOptions {
  readonly conversations: readonly Conversation[];
  readonly log: MessageLog;
  readonly serviceUrl: string;
  /** What the bot must send as its bearer token. */
  readonly token: string;
}

/** Teams refuses larger messages with 413; it counts UTF-16. */
const largestMessage = 100 * 1024;

/** The Bot Connector's REST interface: what a bot calls to post, update and delete messages and to see who is there. */
export function connectorApi({ conversations, log, serviceUrl, token }: ConnectorOptions): Router {
  const router = express.Router();
  router.use(requireBearer(token), express.json({ limit: '1mb' }));

  const inConversation =
    (handle: (conversation: Conversation, request: Request, response: Response) => void): RequestHandler =>
    (request, response) => {
      const conversation = conversations.find(({ id }) => id === request.params['conversationId']);
      if (conversation) handle(conversation, request, response);
      else refuse(response, 404, 'ConversationNotFound', 'Conversation not found.');
    };

  router.post('/conversations', (request, response) => {
    const member = memberAskedFor(request.body);
    const chat = conversations.find(
      ({ kind, members }) => kind === 'personal' && members.some((one) => isPerson(one, member)),
    );
    if (chat) response.status(201).json({ id: chat.id, serviceUrl });
    else refuse(response, 403, 'ForbiddenOperationException', 'The bot is not installed for this person.');
  });

  const post = inConversation((conversation, request, response) => {
    const activity = bodyOf(request);
    if (activity['type'] === 'typing') {
      log.typing(conversation.id);
      response.status(202).json({});
    } else if (isTooLarge(activity)) {
      refuse(response, 413, 'MessageSizeTooBig', 'Message size too large.');
    } else {
      const { id } = log.post({ ...draftOf(activity), conversationId: conversation.id, fromName: bot.name });
      response.status(201).json({ id });
    }
  });
  router.post('/conversations/:conversationId/activities', post);

  router
    .route('/conversations/:conversationId/activities/:activityId')
    .post(post)
    .put(
      inConversation((conversation, request, response) => {
        const activity = bodyOf(request);
        if (isTooLarge(activity)) return refuse(response, 413, 'MessageSizeTooBig', 'Message size too large.');
        const updated = log.update(conversation.id, String(request.params['activityId']), draftOf(activity));
        if (updated) response.json({ id: updated.id });
        else refuse(response, 404, 'ActivityNotFoundInConversation', 'There is no such message of this bot.');
      }),
    )
    .delete(
      inConversation((conversation, request, response) => {
        if (log.remove(conversation.id, String(request.params['activityId']))) response.status(200).end();
        else refuse(response, 404, 'ActivityNotFoundInConversation', 'There is no such message of this bot.');
      }),
    );

  router.get(
    '/conversations/:conversationId/members',
    inConversation(({ members }, _request, response) => void response.json(members.map(asChannelAccount))),
  );
  router.get(
    '/conversations/:conversationId/pagedmembers',
    inConversation(({ members }, _request, response) => void response.json({ members: members.map(asChannelAccount) })),
  );
  router.get(
    '/conversations/:conversationId/members/:memberId',
    inConversation(({ members }, request, response) => {
      const member = members.find((one) => isPerson(one, request.params['memberId']));
      if (member) response.json(asChannelAccount(member));
      else refuse(response, 404, 'MemberNotFoundInConversation', 'The person is not in this conversation.');
    }),
  );
  return router;
}

function requireBearer(token: string): RequestHandler {
  const expected = Buffer.from(`Bearer ${token}`);
  return (request, response, next) => {
    const given = Buffer.from(request.headers.authorization ?? '');
    if (given.length === expected.length && timingSafeEqual(given, expected)) next();
    else refuse(response, 401, 'Unauthorized', 'Authorization has been denied for this request.');
  };
}

function refuse(response: Response, status: number, code: string, message: string): void {
  response.status(status).json({ error: { code, message } });
}

function bodyOf(request: Request): Readonly<Record<string, unknown>> {
  const body: unknown = request.body;
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}

/** The first member of a new one-to-one conversation: a Teams id, or an Entra object id. */
function memberAskedFor(body: unknown): string | undefined {
  const { members } = (body ?? {}) as { members?: readonly { id?: string }[] };
  return members?.[0]?.id;
}

function isPerson(person: TeamsPerson, id: unknown): boolean {
  return id === person.id || id === person.aadObjectId;
}

function isTooLarge(activity: Readonly<Record<string, unknown>>): boolean {
  return JSON.stringify(activity).length * 2 > largestMessage;
}

function draftOf(activity: Readonly<Record<string, unknown>>): BotDraft {
  const { text, textFormat, summary, attachments, suggestedActions } = activity as Partial<BotDraft>;
  return {
    ...(typeof text === 'string' && text !== '' && { text, textFormat: textFormat ?? 'markdown' }),
    ...(typeof summary === 'string' && { summary }),
    ...(Array.isArray(attachments) && { attachments }),
    ...(suggestedActions !== undefined && { suggestedActions }),
  };
}

function asChannelAccount(person: TeamsPerson): Readonly<Record<string, string>> {
  return {
    id: person.id,
    objectId: person.aadObjectId,
    aadObjectId: person.aadObjectId,
    name: person.name,
    givenName: person.givenName,
    surname: person.surname,
    email: person.email,
    userPrincipalName: person.email,
    tenantId: northwind.tenantId,
    userRole: 'user',
  };
}
