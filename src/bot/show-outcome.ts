import { ActivityTypes, CardFactory, type Activity } from 'botbuilder';
import { cardFor, cardsFor } from '../cards/card-for.ts';
import { summaryOf } from '../cards/summary.ts';
import type { Outcome } from '../intents/outcome.ts';

/** The reply to a click: the card takes the place of the one that was clicked, for this person alone. */
export interface CardReply {
  readonly statusCode: 200;
  readonly type: 'application/vnd.microsoft.card.adaptive';
  readonly value: object;
}

/** A note below the card that was clicked, which stays as it is. */
export interface NoteReply {
  readonly statusCode: 200;
  readonly type: 'application/vnd.microsoft.activity.message';
  readonly value: string;
}

/** One message with the card of an outcome, or the cards of several. Throws for a secret: messages are stored. */
export function messageOf(outcome: Outcome): Partial<Activity> {
  if (holdsSecret(outcome)) throw new Error('A secret must not be sent as a message.');
  return {
    type: ActivityTypes.Message,
    summary: summaryOf(outcome),
    attachments: cardsFor(outcome).map((card) => CardFactory.adaptiveCard(card)),
  };
}

export function cardReplyOf(outcome: Outcome): CardReply {
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: cardFor(outcome) };
}

export function noteReplyOf(text: string): NoteReply {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text };
}

/** The response to an invoke activity, as the adapter expects it. */
export function invokeResponse(body: CardReply | NoteReply): Partial<Activity> {
  return { type: ActivityTypes.InvokeResponse, value: { status: 200, body } };
}

function holdsSecret(outcome: Outcome): boolean {
  return outcome.kind === 'revealed' || (outcome.kind === 'several' && outcome.outcomes.some(holdsSecret));
}
