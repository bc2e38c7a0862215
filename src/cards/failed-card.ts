import type { Outcome } from '../intents/outcome.ts';
import type { CardContent, Room } from './content.ts';
import { banner, textBlock, verbatim } from './elements.ts';
import { prose } from './text.ts';

export function failedCard(
  { title, changed, next, correlationId }: Extract<Outcome, { kind: 'failed' }>,
  room: Room,
): CardContent {
  return {
    body: [
      banner('attention', prose(title, room.sentence)),
      textBlock(prose(changed, room.sentence)),
      textBlock(prose(next, room.sentence)),
      verbatim(`Reference for your administrator: ${correlationId}`),
    ],
  };
}
