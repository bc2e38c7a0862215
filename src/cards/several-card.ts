import type { Outcome } from '../intents/outcome.ts';
import type { CardContent, Room } from './content.ts';
import { heading, textBlock } from './elements.ts';
import { firstOf } from './lists.ts';
import { summaryOf } from './summary.ts';
import { line, prose } from './text.ts';

/** One line per answer, for the places that hold one card; a message holds a card for each (`cardsFor`). */
export function severalCard({ outcomes }: Extract<Outcome, { kind: 'several' }>, room: Room): CardContent {
  return {
    body: [
      heading(line`${outcomes.length} answers`),
      ...firstOf(outcomes, room.entries, (outcome) => textBlock(prose(summaryOf(outcome), room.sentence))),
      textBlock(line`Ask about one person to see the details.`, { isSubtle: true, size: 'small' }),
    ],
  };
}
