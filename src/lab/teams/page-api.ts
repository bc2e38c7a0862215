import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { z } from 'zod';
import { personas } from '../personas/personas.ts';
import { displayNameOf } from '../personas/persona.ts';
import { bot } from './activities.ts';
import type { Conversation, TeamsPerson } from './conversation.ts';
import type { TeamsService } from './teams-service.ts';

const saying = z.object({
  conversationId: z.string(),
  text: z.string().min(1).max(10_000),
  value: z.unknown().optional(),
});
const pressing = z.object({
  conversationId: z.string(),
  messageId: z.string(),
  trigger: z.enum(['manual', 'automatic']),
  action: z.object({
    verb: z.string(),
    data: z.unknown(),
    id: z.string().optional(),
    title: z.string().optional(),
  }),
});

/** What one person's page asks of the lab, under `/as/<persona>/`. */
export function pageApi(teams: TeamsService): Router {
  const router = express.Router();
  router.use(express.json({ limit: '256kb' }));

  const asPerson =
    (handle: (person: TeamsPerson, request: Request, response: Response) => unknown): RequestHandler =>
    async (request, response) => {
      const person = teams.people.find(({ persona }) => persona === request.params['persona']);
      if (person) await handle(person, request, response);
      else response.status(404).json({ error: 'Nobody of that name chats here.' });
    };

  router.get(
    '/:persona/state',
    asPerson((person, _request, response) => void response.json(stateFor(person, teams))),
  );

  router.get(
    '/:persona/events',
    asPerson((person, request, response) => {
      const own = new Set(conversationsOf(person, teams).map(({ id }) => id));
      response.set({ 'content-type': 'text/event-stream', connection: 'keep-alive' }).flushHeaders();
      response.write('retry: 1000\n\n');
      const end = teams.log.subscribe((event) => {
        if (own.has(event.conversationId)) response.write(`data: ${JSON.stringify(event)}\n\n`);
      });
      request.on('close', end);
    }),
  );

  router.post(
    '/:persona/say',
    asPerson(async (person, request, response) => {
      const asked = saying.safeParse(request.body);
      const conversation = asked.success && conversationOf(person, asked.data.conversationId, teams);
      if (!asked.success || !conversation) return response.status(400).json({ error: 'This cannot be sent.' });
      const { delivered } = teams.say(person, conversation, asked.data.text, asked.data.value);
      return response.json({ delivered: await delivered });
    }),
  );

  router.post(
    '/:persona/press',
    asPerson(async (person, request, response) => {
      const asked = pressing.safeParse(request.body);
      const conversation = asked.success && conversationOf(person, asked.data.conversationId, teams);
      if (!asked.success || !conversation) return response.status(400).json({ error: 'This cannot be pressed.' });
      const { messageId, trigger, action } = asked.data;
      const { verb, data, id, title } = action;
      const answer = await teams.press(person, conversation, {
        messageId,
        trigger,
        action: { verb, data, ...(id !== undefined && { id }), ...(title !== undefined && { title }) },
      });
      // A page hears of changes on another connection: the revision says which of them came before this answer.
      const message = teams.log.list(conversation.id).find((one) => one.id === messageId);
      return response.json({ ...answer, revision: message?.revision ?? 0 });
    }),
  );
  return router;
}

/** The people of the lab, for the panel "People to try" and the switcher. */
export function peopleToTry(): readonly unknown[] {
  return personas.map((persona) => ({
    id: persona.id,
    name: displayNameOf(persona),
    department: persona.department,
    title: persona.title,
    story: persona.story,
    tryThis: persona.tryThis,
    role: persona.role ?? null,
  }));
}

function stateFor(person: TeamsPerson, teams: TeamsService): unknown {
  return {
    me: person,
    bot,
    conversations: conversationsOf(person, teams).map((conversation) => ({
      id: conversation.id,
      key: conversation.key,
      kind: conversation.kind,
      title: conversation.title,
      members: conversation.members.map(({ id, persona, name }) => ({ id, persona, name })),
      messages: teams.log.list(conversation.id),
    })),
  };
}

function conversationsOf(person: TeamsPerson, teams: TeamsService): readonly Conversation[] {
  return teams.conversations.filter(({ members }) => members.some(({ id }) => id === person.id));
}

function conversationOf(person: TeamsPerson, id: string, teams: TeamsService): Conversation | undefined {
  return conversationsOf(person, teams).find((conversation) => conversation.id === id);
}
