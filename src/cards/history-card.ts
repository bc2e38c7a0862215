import type { AuditEvent } from '../core/audit-event.ts';
import { tellEvent } from '../core/audit/story/tell-event.ts';
import type { Outcome } from '../intents/outcome.ts';
import type { CardContent, Room } from './content.ts';
import { container, heading, subtle, textBlock } from './elements.ts';
import { firstOf, joined } from './lists.ts';
import type { Element } from './schema.ts';
import { dateAndClock, line, prose } from './text.ts';

/** A timeline, newest first, as the transcript holds it. */
export function historyCard({ about, events }: Extract<Outcome, { kind: 'history' }>, room: Room): CardContent {
  const lines = firstOf(
    events,
    room.entries,
    (event) => entry(event, room),
    'in the transcript. The command line shows all.',
  );
  return {
    body: [
      heading(line`History of ${about}`),
      ...(lines.length > 0 ? lines : [textBlock(line`The transcript holds nothing about this.`)]),
    ],
  };
}

function entry(event: AuditEvent, room: Room): Element {
  const { sentence, lines } = tellEvent(event);
  const details = lines.slice(0, room.facts).map(({ label, value }) => line`${label}: ${prose(value, room.sentence)}`);
  return container(
    [
      subtle(line`${dateAndClock(event.at)} · ${event.code}`),
      textBlock(prose(sentence, room.sentence), { weight: 'bolder', spacing: 'none' }),
      details.length === 0 ? undefined : subtle(joined(details), { spacing: 'small' }),
    ],
    { separator: true, spacing: 'small' },
  );
}
