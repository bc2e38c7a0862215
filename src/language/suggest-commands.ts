import type { Target } from './recognition.ts';
import type { Reading } from './reading.ts';
import { editDistance } from './spelling.ts';
import { isLookAlike } from './targets/shapes.ts';

interface Example {
  readonly near: readonly string[];
  readonly say: (who: string) => string;
}

/** Commands are English in every language, as in the command list in Teams. */
const examples: readonly Example[] = [
  { near: ['reset', 'password', 'change'], say: (who) => `reset ${who}` },
  {
    near: ['diagnose', 'check', 'problem', 'login', 'issue', 'error', 'wrong'],
    say: (who) => `why can't ${who} sign in`,
  },
  { near: ['unlock', 'locked', 'lockout'], say: (who) => `unlock ${who}` },
  { near: ['sync', 'cloud', 'entra'], say: (who) => `sync ${who}` },
  { near: ['audit', 'history', 'ticket'], say: (who) => `audit ${who}` },
  { near: ['sweep', 'report', 'expired', 'list'], say: () => 'sweep' },
  { near: ['approvals', 'approve', 'pending'], say: () => 'approvals' },
  { near: ['help', 'commands'], say: () => 'help' },
];

/** Only the start of a message is compared: what was meant as a command is short. */
const comparedWords = 30;
const mostSlips = 2;
const longestName = 64;

/** The two commands nearest to a message that was not understood, filled with the person it names. */
export function suggestCommands(reading: Reading, targets: readonly Target[]): readonly string[] {
  const who = targets.find(({ value }) => value.length <= longestName && !isLookAlike(value))?.value ?? 'jdoe';
  const words = reading.tokens.filter(({ kind }) => kind === 'word').slice(0, comparedWords);
  const slips = (left: string, right: string): number => {
    const distance = editDistance(left, right, mostSlips);
    return distance > (right.length < 6 ? 1 : mostSlips) || left.length < 4 ? right.length : distance;
  };
  const distance = ({ near }: Example): number =>
    Math.min(1, ...near.flatMap((word) => words.map(({ folded }) => slips(folded, word) / word.length)));
  return examples
    .map((example, order) => ({ example, order, far: distance(example) }))
    .sort((left, right) => left.far - right.far || left.order - right.order)
    .slice(0, 2)
    .map(({ example }) => example.say(who));
}
