import type { SyncVerdict } from '../core/sync-verdict.ts';
import type { Outcome } from '../intents/outcome.ts';
import type { CardContent, Room } from './content.ts';
import { actionSet, banner, container, say, subtle, textBlock, toggle } from './elements.ts';
import { evidenceLines, remedyLines } from './finding-parts.ts';
import { firstOf } from './lists.ts';
import { personHeader, typedName } from './person-parts.ts';
import { clock, line, prose } from './text.ts';

type SyncChecked = Extract<Outcome, { kind: 'sync-checked' }>;

const verdicts: Record<SyncVerdict['kind'], { words: string; colour: 'good' | 'warning' | 'attention' }> = {
  'in-step': { words: 'In step', colour: 'good' },
  pending: { words: 'On its way', colour: 'warning' },
  withheld: { words: 'Withheld from the cloud', colour: 'attention' },
  stale: { words: 'Not arrived', colour: 'attention' },
  diverged: { words: 'Two different passwords', colour: 'attention' },
  'not-applicable': { words: 'Does not apply', colour: 'warning' },
  unknown: { words: 'Could not be checked', colour: 'warning' },
};

export function syncCard({ person, verdict, readAt }: SyncChecked, room: Room): CardContent {
  const { words, colour } = verdicts[verdict.kind];
  const name = typedName(person);
  return {
    body: [
      ...personHeader(person),
      banner(colour, line`Password in the cloud: ${words.toLowerCase()}`),
      textBlock(prose(verdict.headline, room.sentence)),
      verdict.deadline === undefined
        ? undefined
        : textBlock(line`Expected by ${clock(verdict.deadline)}. Ask again after that.`, { weight: 'bolder' }),
      ...firstOf(verdict.remedies, room.entries, (remedy) => container(remedyLines('Do', remedy, room))),
      container([...evidenceLines(verdict.evidence, room), causesLine(verdict)], { id: 'evidence', isVisible: false }),
      actionSet([toggle('Show evidence and sources', ['evidence'])]),
      subtle(line`Both directories read at ${clock(readAt)}`, { spacing: 'medium' }),
    ],
    actions:
      name === undefined
        ? []
        : [
            say('Check again', `check sync status for ${name}`),
            say('Why can this person not sign in?', `why can't ${name} sign in`),
          ],
  };
}

function causesLine(verdict: SyncVerdict): ReturnType<typeof subtle> {
  const codes = verdict.because.join(', ');
  return subtle(codes === '' ? line`No cause stands against it.` : line`Causes: ${codes}`, { spacing: 'small' });
}
