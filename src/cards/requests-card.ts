import type { ChangeRequest } from '../core/change-request.ts';
import { signInNameOf } from '../core/subject.ts';
import type { Outcome } from '../intents/outcome.ts';
import type { CardContent, Room } from './content.ts';
import { actionSet, container, execute, heading, subtle, textBlock } from './elements.ts';
import { firstOf } from './lists.ts';
import { statuses } from './request-status.ts';
import type { Element } from './schema.ts';
import { dateAndClock, line } from './text.ts';

export function requestsCard({ requests }: Extract<Outcome, { kind: 'requests-listed' }>, room: Room): CardContent {
  if (requests.length === 0)
    return {
      body: [heading(line`Requests`), textBlock(line`Nothing is waiting.`)],
    };
  return {
    body: [heading(line`Requests`), ...firstOf(requests, room.entries, entry)],
  };
}

function entry(request: ChangeRequest): Element {
  const { words, colour } = statuses[request.state];
  const { subject, requester, change } = request;
  return container(
    [
      textBlock(line`${words}`, { size: 'small', weight: 'bolder', color: colour }),
      textBlock(line`${change.kind === 'reset' ? 'Reset' : 'Unlock'}: ${subject.displayName}`, {
        weight: 'bolder',
        spacing: 'none',
      }),
      subtle(line`${signInNameOf(subject)}`),
      subtle(line`Asked by ${requester.name}, ${dateAndClock(request.createdAt)}`),
      actionSet([execute('Open', 'request.view', { requestId: request.id })]),
    ],
    { separator: true, spacing: 'medium' },
  );
}
