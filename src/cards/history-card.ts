import type { AuditEvent } from '../core/audit-event.ts';
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
  const details = Object.entries(event.details)
    .slice(0, room.facts)
    .map(([name, value]) => line`${name}: ${prose(String(value), room.sentence)}`);
  return container(
    [
      subtle(line`${dateAndClock(event.at)} · ${event.code}`),
      textBlock(line`${inWords(event.name)}`, { weight: 'bolder', spacing: 'none' }),
      event.actor === undefined ? undefined : subtle(line`By ${event.actor.name}`),
      event.subject?.displayName === undefined ? undefined : subtle(line`About ${event.subject.displayName}`),
      details.length === 0 ? undefined : subtle(joined(details), { spacing: 'small' }),
    ],
    { separator: true, spacing: 'small' },
  );
}

/** `secret_delivered` as people write it; the code beside it is what a search finds. */
function inWords(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
