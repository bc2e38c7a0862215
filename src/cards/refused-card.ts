import type { Outcome } from '../intents/outcome.ts';
import type { CardContent, Room } from './content.ts';
import { banner, container, say, subtle, textBlock } from './elements.ts';
import { firstOf } from './lists.ts';
import { personHeader, typedName } from './person-parts.ts';
import { line, prose } from './text.ts';

export function refusedCard(outcome: Extract<Outcome, { kind: 'refused' }>, room: Room): CardContent {
  const { title, because, nextSteps, person } = outcome;
  const name = person && typedName(person);
  return {
    body: [
      ...(person === undefined ? [] : personHeader(person)),
      banner('attention', prose(title, room.sentence)),
      ...firstOf(because, room.entries, ({ code, text }) =>
        container([textBlock(prose(text, room.sentence)), subtle(line`${code}`)]),
      ),
      subtle(line`Nothing was changed.`, { spacing: 'small' }),
      ...(nextSteps.length > 0 ? [textBlock(line`What you can do`, { weight: 'bolder', spacing: 'medium' })] : []),
      ...firstOf(nextSteps, room.entries, (step) => textBlock(prose(step, room.sentence))),
    ],
    ...(name !== undefined && { actions: [say('Why can this person not sign in?', `why can't ${name} sign in`)] }),
  };
}
