import type { Effect } from '../core/diagnosis.ts';
import type { Blocks, Finding } from '../core/findings/finding.ts';
import type { Outcome } from '../intents/outcome.ts';
import type { CardContent, Room } from './content.ts';
import { actionSet, columnSet, container, say, subtle, textBlock, toggle } from './elements.ts';
import { caveatEntry, findingEntry } from './finding-parts.ts';
import { firstOf } from './lists.ts';
import { personHeader, typedName } from './person-parts.ts';
import type { Colour, Element } from './schema.ts';
import { clock, line } from './text.ts';

type Diagnosed = Extract<Outcome, { kind: 'diagnosed' }>;

const effects: Record<Effect, { readonly words: string; readonly colour: Colour }> = {
  ok: { words: 'Works', colour: 'good' },
  prompt: { words: 'Works after a prompt', colour: 'warning' },
  blocked: { words: 'Blocked', colour: 'attention' },
  wait: { words: 'Wait a little', colour: 'warning' },
  depends: { words: 'Depends on device or place', colour: 'warning' },
  unknown: { words: 'Could not be checked', colour: 'warning' },
  'n/a': { words: 'Does not apply', colour: 'default' },
};

/** What stops the person comes before what interrupts, and both before what could not be checked. */
const order: Record<Blocks, number> = {
  both: 0,
  cloud: 0,
  onprem: 0,
  interrupt: 1,
  unknown: 2,
  ok: 3,
  caveat: 4,
  info: 4,
};

export function diagnosisCard(
  { person, diagnosis, readAt, contradictions, conflict }: Diagnosed,
  room: Room,
): CardContent {
  const causes = inOrder(diagnosis.findings.filter((finding) => order[finding.blocks] < order.caveat));
  const caveats = diagnosis.findings.filter((finding) => order[finding.blocks] === order.caveat);
  const shown = Math.min(causes.length, room.entries);
  const hidden = [...Array.from({ length: shown }, (_unused, index) => `evidence-${index}`), 'caveats'];
  return {
    body: [
      ...personHeader(person),
      sides(diagnosis.effect),
      ...firstOf(causes, room.entries, (finding, index) => findingEntry(finding, room, `evidence-${index}`)),
      caveatList(caveats, room),
      actionSet([toggle('Show evidence and sources', hidden)]),
      conflict === undefined ? undefined : conflictEntry(conflict),
      ...contradictions.slice(0, 1).map(contradictionEntry),
      subtle(line`Read at ${clock(readAt)}`, { spacing: 'medium' }),
    ],
    actions: nextSteps(typedName(person)),
  };
}

function conflictEntry(signInName: string): Element {
  return container(
    [
      textBlock(line`The two directories disagree on who this is`, { weight: 'bolder' }),
      textBlock(
        line`The Entra user ${signInName} is linked to another AD account by its immutable id, so it was left out of this answer. Nothing can be changed here until the sync administrator has looked at the source anchor.`,
        { spacing: 'small' },
      ),
    ],
    { style: 'warning' },
  );
}

/** One is enough to send an administrator to the profile; the terminal lists them all. */
function contradictionEntry({ declared, seen, advice }: Diagnosed['contradictions'][number]): Element {
  return container(
    [
      textBlock(line`For the administrator: the tenant profile may be wrong`, { weight: 'bolder' }),
      textBlock(line`Declared: ${declared}. Seen: ${seen}. ${advice}`, { spacing: 'small' }),
    ],
    { style: 'warning' },
  );
}

function sides(effect: Diagnosed['diagnosis']['effect']): Element {
  return columnSet([side('On-premises AD', effect.onprem), side('Microsoft Entra ID', effect.cloud)]);
}

function side(name: string, effect: Effect): readonly Element[] {
  const { words, colour } = effects[effect];
  const status = textBlock(line`${words}`, { weight: 'bolder', color: colour, spacing: 'none' });
  const items = [textBlock(line`${name}`, { size: 'small', isSubtle: true }), status];
  return [container(items, colour === 'default' || colour === 'accent' ? { style: 'emphasis' } : { style: colour })];
}

function caveatList(caveats: readonly Finding[], room: Room): Element {
  const entries = firstOf(caveats, room.entries, (finding) => caveatEntry(finding, room));
  const none = [subtle(line`No caveats are known for this account.`)];
  const title = textBlock(line`Good to know`, { size: 'small', weight: 'bolder' });
  return container([title, ...(entries.length > 0 ? entries : none)], {
    id: 'caveats',
    isVisible: false,
    separator: true,
    spacing: 'medium',
  });
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((one, other) => order[one.blocks] - order[other.blocks] || one.rank - other.rank);
}

function nextSteps(name: string | undefined): ReturnType<typeof say>[] {
  if (name === undefined) return [];
  return [
    say('Check sync status', `check sync status for ${name}`),
    say('Reset password', `reset password for ${name}`),
    say('Look again', `why can't ${name} sign in`),
  ];
}
