import type { Blocks, Evidence, Finding, Remedy } from '../core/findings/finding.ts';
import type { Room } from './content.ts';
import { container, fact, factSet, subtle, textBlock, verbatim } from './elements.ts';
import { firstOf } from './lists.ts';
import type { Colour, Container, Element } from './schema.ts';
import { line, prose } from './text.ts';

const badges: Record<Blocks, { readonly words: string; readonly colour: Colour }> = {
  ok: { words: 'Nothing blocks', colour: 'good' },
  both: { words: 'Blocks on both sides', colour: 'attention' },
  cloud: { words: 'Blocks in the cloud', colour: 'attention' },
  onprem: { words: 'Blocks on-premises', colour: 'attention' },
  interrupt: { words: 'Asks the person for something', colour: 'warning' },
  unknown: { words: 'Could not be checked', colour: 'warning' },
  caveat: { words: 'Good to know', colour: 'default' },
  info: { words: 'Good to know', colour: 'default' },
};

/** The cause, what to tell the person and the first thing to do; the evidence lies hidden under `evidenceId`. */
export function findingEntry(finding: Finding, room: Room, evidenceId: string): Container {
  const badge = badges[finding.blocks];
  const [first, ...others] = finding.remedies;
  return container(
    [
      textBlock(line`${badge.words}`, { size: 'small', weight: 'bolder', color: badge.colour }),
      textBlock(prose(finding.title, room.sentence), { weight: 'bolder', spacing: 'none' }),
      textBlock(line`Say: ${prose(finding.meaning, room.sentence)}`, { spacing: 'small' }),
      ...(first === undefined ? [] : remedyLines('Do', first, room)),
      container(
        [
          ...evidenceFacts(finding.evidence, room),
          ...firstOf(others, room.facts, (remedy) => container(remedyLines('Or', remedy, room))),
          subtle(line`Source: ${finding.reference} (${finding.code})`, { spacing: 'small' }),
        ],
        { id: evidenceId, isVisible: false },
      ),
    ],
    { separator: true, spacing: 'medium' },
  );
}

/** One line for what does not stop anybody. */
export function caveatEntry(finding: Finding, room: Room): Element {
  return container(
    [
      textBlock(prose(finding.title, room.sentence), { size: 'small', weight: 'bolder', isSubtle: true }),
      subtle(prose(finding.meaning, room.sentence)),
      subtle(line`Source: ${finding.reference} (${finding.code})`),
    ],
    { spacing: 'small' },
  );
}

/** Who does what where, and the command to copy. */
export function remedyLines(lead: string, remedy: Remedy, room: Room): readonly Element[] {
  return [
    textBlock(line`${lead}: ${prose(remedy.action, room.sentence)}`, { spacing: 'small' }),
    subtle(line`${capitalised(remedy.who)} · ${remedy.where}`),
    ...(remedy.command === undefined ? [] : [verbatim(remedy.command)]),
    ...(remedy.risk === undefined ? [] : [subtle(line`Risk: ${prose(remedy.risk, room.sentence)}`)]),
  ];
}

export function evidenceFacts(evidence: readonly Evidence[], room: Room): readonly Element[] {
  if (evidence.length === 0) return [];
  const shown = evidence.slice(0, room.facts);
  const left = evidence.length - shown.length;
  return [
    factSet(shown.map((each) => fact(each.name, line`${prose(each.value, room.sentence)} (${each.source})`))),
    ...(left > 0 ? [subtle(line`and ${left} more facts`)] : []),
  ];
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
