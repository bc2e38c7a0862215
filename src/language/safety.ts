import type { Ask, Intent, Recognition } from './recognition.ts';
import type { Reading } from './reading.ts';
import { mostTargetsOfChange } from './settings.ts';
import { isLookAlike } from './targets/shapes.ts';
import type { Candidate } from './targets/candidate.ts';

/** What is known about a message when its intent has been chosen. */
export interface Draft {
  readonly reading: Reading;
  readonly recognition: Recognition;
  readonly candidates: readonly Candidate[];
  /** Mentions contradict the entities that came with them. */
  readonly mismatch: boolean;
  /** A password or token was in the text; it is in no field of the recognition. */
  readonly holdsSecret: boolean;
  /** Part of the message was not read. */
  readonly cut: boolean;
}

interface Gate {
  readonly because: string;
  readonly stops: (draft: Draft) => boolean;
  readonly ask: Ask;
  /** Whether the intent survives, so that the bot can name it while it asks. */
  readonly keepsIntent: boolean;
}

const changes: readonly Intent[] = ['reset', 'unlock'];
const needsPerson: readonly Intent[] = ['reset', 'unlock', 'sync', 'diagnose'];

/** The last word on every message, in this order; each gate may only take away. */
const gates: readonly Gate[] = [
  {
    because: 'text and mention name different people',
    ask: 'mention-mismatch',
    keepsIntent: false,
    stops: ({ mismatch }) => mismatch,
  },
  {
    because: 'letters from another alphabet, or reversed text, show one account and name another',
    ask: 'look-alike',
    keepsIntent: false,
    stops: namesLookAlike,
  },
  {
    because: 'a filter, a distinguished name or a wildcard is no person',
    ask: 'bulk',
    keepsIntent: false,
    stops: holdsQuerySyntax,
  },
  {
    because: 'what was cut off may have said no',
    ask: 'what',
    keepsIntent: false,
    stops: (draft) => draft.cut && isChange(draft),
  },
  {
    because: 'a password in a message is known to more than its owner',
    ask: 'contains-secret',
    keepsIntent: true,
    stops: (draft) => draft.holdsSecret,
  },
  {
    because: 'an invisible character hides inside the name',
    ask: 'look-alike',
    keepsIntent: true,
    stops: ({ reading, candidates }) =>
      candidates.some((candidate) => tokensOf(reading, candidate).some(({ hidden }) => hidden)),
  },
  {
    because: 'a change is approved person by person',
    ask: 'too-many-targets',
    keepsIntent: true,
    stops: (draft) => isChange(draft) && draft.recognition.targets.length > mostTargetsOfChange,
  },
  {
    because: 'the person is missing',
    ask: 'who',
    keepsIntent: true,
    stops: ({ recognition }) => needsPerson.includes(recognition.intent) && recognition.targets.length === 0,
  },
];

export function applyGates(draft: Draft): Recognition {
  const { recognition } = draft;
  if (recognition.intent === 'none' && recognition.ask === 'wants-secret') return recognition;
  const gate = gates.find(({ stops }) => stops(draft));
  if (gate === undefined) return recognition;
  return gate.keepsIntent ? { ...recognition, ask: gate.ask } : { intent: 'none', targets: [], ask: gate.ask };
}

function isChange({ recognition }: Draft): boolean {
  return changes.includes(recognition.intent);
}

function namesLookAlike({ reading, candidates, recognition }: Draft): boolean {
  const deceptive = reading.tokens.some((token) => token.deceptive) && recognition.intent !== 'none';
  return (
    deceptive ||
    candidates.some(
      (candidate) => candidate.kind !== 'mention' && tokensOf(reading, candidate).some(({ text }) => isLookAlike(text)),
    )
  );
}

const querySyntax =
  /\)\s*\(|\(\s*[|&!]|[\p{L}\d.:]\s?=\s?[^\s=>]*\*|(?:^|[\s,;(+\\"<])(?:cn|ou|dc|o|uid|objectclass|objectguid|memberof|samaccountname)\s?\\?=|[$&][\p{L}]+=|'\s+(?:or|and)\s+\S{1,60}\s+(?:eq|ne|gt|lt|ge|le)\s|(?:^|[\s(])[\p{L}\p{N}._-]*\*(?=$|[\s),.;!])|(?:^|\s)\*[\p{L}\p{N}]/iu;

function holdsQuerySyntax({ reading, recognition }: Draft): boolean {
  const asks = recognition.intent !== 'none' || reading.has('reset', 'unlock', 'newPassword');
  return asks && querySyntax.test(reading.text);
}

function tokensOf(reading: Reading, { from, to }: Candidate): Reading['tokens'] {
  return reading.tokens.slice(from, to);
}
