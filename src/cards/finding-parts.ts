import type { Blocks, Evidence, Finding, Remedy } from '../core/findings/finding.ts';
import type { Room } from './content.ts';
import { container, subtle, textBlock, verbatimLines } from './elements.ts';
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
          ...evidenceLines(finding.evidence, room),
          ...firstOf(others, room.facts, (remedy) => container(remedyLines('Or', remedy, room))),
          subtle(line`Source: ${prose(finding.reference, room.sentence)} (${finding.code})`, { spacing: 'small' }),
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
      subtle(line`Source: ${prose(finding.reference, room.sentence)} (${finding.code})`),
    ],
    { spacing: 'small' },
  );
}

/** Who does what where, and the command to copy. */
export function remedyLines(lead: string, remedy: Remedy, room: Room): readonly Element[] {
  return [
    textBlock(line`${lead}: ${prose(remedy.action, room.sentence)}`, { spacing: 'small' }),
    whoAndWhere(remedy),
    ...(remedy.command === undefined ? [] : verbatimLines(remedy.command)),
    ...(remedy.risk === undefined ? [] : [subtle(line`Risk: ${prose(remedy.risk, room.sentence)}`)]),
  ];
}

export function whoAndWhere({ who, where }: Remedy): Element {
  return subtle(line`${capitalised(who)} · ${where}`);
}

/** A line for each fact: names of attributes are too long for the narrow column of a FactSet. */
export function evidenceLines(evidence: readonly Evidence[], room: Room): readonly Element[] {
  return firstOf(
    evidence,
    room.facts,
    ({ name, value, source }) =>
      textBlock(line`${name}: ${prose(value, room.sentence)} (${source})`, { size: 'small', spacing: 'small' }),
    'facts',
  );
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
