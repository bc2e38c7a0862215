import type { Outcome } from '../intents/outcome.ts';
import type { CardContent, Room } from './content.ts';
import { banner, execute, factSet, say, textBlock, verbatim } from './elements.ts';
import { findingEntry } from './finding-parts.ts';
import { firstOf } from './lists.ts';
import { subjectFacts, typedName } from './person-parts.ts';
import { line, prose } from './text.ts';

/** Said without being asked: what, about whose account and which request, and what to do. */
export function noticeCard({ request, notice }: Extract<Outcome, { kind: 'noticed' }>, room: Room): CardContent {
  const name = typedName(request.subject);
  return {
    body: [
      banner(notice.tone, line`${notice.title}`),
      ...notice.sentences.map((sentence) => textBlock(prose(sentence, room.sentence))),
      factSet(subjectFacts(request.subject)),
      ...firstOf(notice.findings, room.entries, (finding, index) => findingEntry(finding, room, `evidence-${index}`)),
      verbatim(`Request ${request.id}`, { spacing: 'medium' }),
    ],
    actions: [
      execute('Look at the request', 'request.view', { requestId: request.id }),
      ...(name === undefined || request.state !== 'performed'
        ? []
        : [say('Check sync status', `check sync status for ${name}`)]),
    ],
  };
}
