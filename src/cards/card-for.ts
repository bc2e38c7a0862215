import type { Outcome } from '../intents/outcome.ts';
import { askCard } from './ask-card.ts';
import { choosePersonCard } from './choose-person-card.ts';
import { rooms, type CardContent, type Room } from './content.ts';
import { diagnosisCard } from './diagnosis-card.ts';
import { failedCard } from './failed-card.ts';
import { formCard } from './form-card.ts';
import { helpCard } from './help-card.ts';
import { historyCard } from './history-card.ts';
import { inProgressCard } from './in-progress-card.ts';
import { notFoundCard } from './not-found-card.ts';
import { refusedCard } from './refused-card.ts';
import { noticeCard } from './notice-card.ts';
import { requestCard } from './request-card.ts';
import { requestsCard } from './requests-card.ts';
import { revealedCard } from './revealed-card.ts';
import type { AdaptiveCard } from './schema.ts';
import { severalCard } from './several-card.ts';
import { summaryOf } from './summary.ts';
import { syncCard } from './sync-card.ts';

/** Bytes of UTF-8. Teams refuses messages from 28 KB on in its strictest edition. */
const cardBudget = 25_000;
/** Attachments of one message, together at most `messageBudget` bytes. */
const cardsPerMessage = 5;
const messageBudget = 60_000;

/** The card of an outcome, shortened with "and N more" until it keeps within `budget` bytes. */
export function cardFor(outcome: Outcome, budget = cardBudget): AdaptiveCard {
  const [roomiest, ...tighter] = rooms;
  let card = framed(outcome, contentOf(outcome, roomiest));
  for (const room of tighter) {
    if (sizeOf(card) <= budget) break;
    card = framed(outcome, contentOf(outcome, room));
  }
  return card;
}

/** The cards of one message: several outcomes give up to four cards and, where there are more, a list of the rest. */
export function cardsFor(outcome: Outcome): readonly AdaptiveCard[] {
  if (outcome.kind !== 'several') return [cardFor(outcome)];
  const { outcomes } = outcome;
  if (outcomes.length === 0) return [cardFor(outcome)];
  const budget = Math.floor(messageBudget / Math.min(outcomes.length, cardsPerMessage));
  if (outcomes.length <= cardsPerMessage) return outcomes.map((each) => cardFor(each, budget));
  const rest: Outcome = { kind: 'several', outcomes: outcomes.slice(cardsPerMessage - 1) };
  return [...outcomes.slice(0, cardsPerMessage - 1), rest].map((each) => cardFor(each, budget));
}

function contentOf(outcome: Outcome, room: Room): CardContent {
  switch (outcome.kind) {
    case 'diagnosed':
      return diagnosisCard(outcome, room);
    case 'sync-checked':
      return syncCard(outcome, room);
    case 'reset-planned':
    case 'unlock-planned':
    case 'form-problems':
      return formCard(outcome, room);
    case 'request':
      return requestCard(outcome, room);
    case 'in-progress':
      return inProgressCard(outcome);
    case 'revealed':
      return revealedCard(outcome, room);
    case 'refused':
      return refusedCard(outcome, room);
    case 'choose-person':
      return choosePersonCard(outcome);
    case 'not-found':
      return notFoundCard(outcome);
    case 'several':
      return severalCard(outcome, room);
    case 'ask':
      return askCard(outcome);
    case 'noticed':
      return noticeCard(outcome, room);
    case 'requests-listed':
      return requestsCard(outcome, room);
    case 'history':
      return historyCard(outcome, room);
    case 'help':
      return helpCard(outcome.example);
    case 'failed':
      return failedCard(outcome, room);
  }
}

function framed(outcome: Outcome, { body, actions = [], refresh }: CardContent): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: `${asSentence(summaryOf(outcome))} Open this in an up-to-date Teams client to see it all.`,
    body: body.filter((each) => each !== undefined),
    ...(actions.length > 0 && { actions }),
    ...(refresh !== undefined && { refresh }),
  };
}

function asSentence(words: string): string {
  return /[.!?…]$/.test(words) ? words : `${words}.`;
}

function sizeOf(card: AdaptiveCard): number {
  return new TextEncoder().encode(JSON.stringify(card)).byteLength;
}
