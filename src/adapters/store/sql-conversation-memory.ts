import type { Kysely } from 'kysely';

import type { ConversationMemory } from '../../ports/conversation-memory.ts';
import type { Check } from './shape.ts';
import { fromStoredJson, toStoredJson } from './stored-json.ts';
import type { Tables } from './tables.ts';
import { toInstantColumn } from './tables.ts';

const keysAreKeptFor = 24 * 60 * 60 * 1000;

/** What is stored here belongs to the caller, who checks it. */
const anyJson: Check = () => undefined;

export function createConversationMemory(db: Kysely<Tables>): ConversationMemory {
  return {
    saveReference: (conversationId, reference) => saveReference(db, conversationId, reference),
    reference: (conversationId) => readReference(db, conversationId),
    ask: (conversationId, personId, question, expiresAt) => ask(db, conversationId, personId, question, expiresAt),
    takeQuestion: (conversationId, personId, now) => takeQuestion(db, conversationId, personId, now),
    firstTime: (key, now) => firstTime(db, key, now),
  };
}

async function saveReference(db: Kysely<Tables>, conversationId: string, reference: unknown): Promise<void> {
  const json = toStoredJson(`conversation ${conversationId}`, reference, anyJson);
  await db
    .insertInto('conversation')
    .values({ id: conversationId, reference: json })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ reference: json }))
    .execute();
}

async function readReference(db: Kysely<Tables>, conversationId: string): Promise<unknown> {
  const row = await db
    .selectFrom('conversation')
    .select('reference')
    .where('id', '=', conversationId)
    .executeTakeFirst();
  return row && fromStoredJson(`conversation ${conversationId}`, row.reference, anyJson);
}

async function ask(
  db: Kysely<Tables>,
  conversationId: string,
  personId: string,
  question: unknown,
  expiresAt: string,
): Promise<void> {
  const body = toStoredJson(questionName(conversationId, personId), question, anyJson);
  const asked = { body, expires_at: toInstantColumn(expiresAt) };
  await db
    .insertInto('question')
    .values({ conversation_id: conversationId, person_id: personId, ...asked })
    .onConflict((conflict) => conflict.columns(['conversation_id', 'person_id']).doUpdateSet(asked))
    .execute();
}

/** Also forgets everybody's expired questions: they may name people and serve nobody any more. */
async function takeQuestion(
  db: Kysely<Tables>,
  conversationId: string,
  personId: string,
  now: string,
): Promise<unknown> {
  const body = await db.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('question').where('expires_at', '<', toInstantColumn(now)).execute();
    const taken = await transaction
      .deleteFrom('question')
      .where('conversation_id', '=', conversationId)
      .where('person_id', '=', personId)
      .returning('body')
      .executeTakeFirst();
    return taken?.body;
  });
  if (body === undefined) return undefined;
  return fromStoredJson(questionName(conversationId, personId), body, anyJson);
}

async function firstTime(db: Kysely<Tables>, key: string, now: string): Promise<boolean> {
  const forgetBefore = new Date(Date.parse(now) - keysAreKeptFor).toISOString();
  return db.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('seen_key').where('seen_at', '<', forgetBefore).execute();
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('seen_key')
      .values({ key, seen_at: toInstantColumn(now) })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  });
}

const questionName = (conversationId: string, personId: string) => `question ${conversationId} ${personId}`;
