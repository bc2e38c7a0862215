import { moodOf, neededIn, type Mood } from './mood.ts';
import type { IsNamed } from './foreign-words.ts';
import { isOrdered, saysMoreThanOrder } from './order.ts';
import type { Mark, Reading } from './reading.ts';
import type { Candidate } from './targets/candidate.ts';

/** An action that changes an account, as the message speaks of it. */
export interface ActionInText {
  readonly mark: Mark;
  readonly intent: 'reset' | 'unlock';
  readonly mood: Mood;
}

/** What the rules look at. */
export interface Signals {
  readonly reading: Reading;
  readonly targets: readonly Candidate[];
  readonly actions: readonly ActionInText[];
  readonly asked: readonly ActionInText[];
  readonly isQuestion: boolean;
  /** Whether a word belongs to a target or is a ticket number. */
  readonly isNamed: IsNamed;
}

const resetConcepts = ['reset', 'resetDone', 'newPassword', 'forgotPassword'] as const;
const unlockConcepts = ['unlock', 'unlockDone'] as const;

/** A message with more words of action than this orders nothing clearly. */
const mostActions = 40;

export function readSignals(
  reading: Reading,
  targets: readonly Candidate[],
  isTicket: (index: number) => boolean,
): Signals {
  const allActions = reading.all(...resetConcepts, ...unlockConcepts);
  const inLonger = (mark: Mark): boolean =>
    allActions.some(
      (other) =>
        other !== mark && other.from <= mark.from && other.to >= mark.to && other.to - other.from > mark.to - mark.from,
    );
  const outside = (mark: Mark): boolean => !targets.some((target) => mark.from >= target.from && mark.to <= target.to);
  const isNamed: IsNamed = (index) => isTicket(index) || belongsToTarget(reading, targets, index);
  const crowded = allActions.length > mostActions;
  const actions = [
    ...reading.all(...resetConcepts).map((mark) => ({ mark, intent: 'reset' as const })),
    ...reading.all(...unlockConcepts).map((mark) => ({ mark, intent: 'unlock' as const })),
  ]
    .slice(0, mostActions)
    .filter(({ mark }) => outside(mark) && !inLonger(mark) && isTrusted(reading, mark))
    .map((action): ActionInText => ({ ...action, mood: moodIn(reading, targets, action.mark, isNamed) }));
  const asked = actions.filter(({ mood }) => mood === 'asked');
  // "reset? I thought we unlocked him": with nobody named, one action that is only told of makes the other doubtful.
  const doubtful = targets.length === 0 && actions.some(({ mood }) => mood === 'done');
  return {
    reading,
    targets,
    actions,
    asked: doubtful || crowded ? [] : asked,
    isNamed,
    isQuestion: reading.tokens.some(({ text }) => text === '?'),
  };
}

function moodIn(reading: Reading, targets: readonly Candidate[], mark: Mark, isNamed: IsNamed): Mood {
  if (isQuoted(reading, mark)) return 'quoted';
  if (didItThemselves(reading, targets, mark)) return 'done';
  const mood = moodOf(reading, mark);
  if (mood !== 'asked') return mood;
  const ordered =
    isOrdered(reading, mark, isNamed) && !(targets.length === 0 && saysMoreThanOrder(reading, mark, isNamed));
  return ordered ? 'asked' : 'mentioned';
}

/** In "Megan Bowen [mbowen]" the name belongs to the account that wins over it. */
function belongsToTarget(reading: Reading, targets: readonly Candidate[], index: number): boolean {
  let next = index;
  while (next < index + 5 && !targets.some(({ from, to }) => from <= next && next < to)) {
    const token = reading.tokens[next];
    if (token === undefined || (token.kind === 'word' ? reading.isKnown(next) : !/^[,([<]$/u.test(token.text)))
      return false;
    next += 1;
  }
  return next < index + 5;
}

/** "jdoe reset his password": jdoe did it. "jdoe reset" is a short way to ask. */
function didItThemselves(reading: Reading, targets: readonly Candidate[], mark: Mark): boolean {
  return (
    targets.some(({ to }) => to === mark.from) &&
    reading.tokens[mark.from - 1]?.possessive === false &&
    reading.is(mark.to, 'pronoun') &&
    !neededIn(reading, mark)
  );
}

/** Between quotation marks stand somebody else's words: the ticket says "please reset jdoe". */
function isQuoted(reading: Reading, mark: Mark): boolean {
  const isQuote = ({ kind, text }: Reading['tokens'][number]): boolean =>
    kind === 'mark' && (text === '"' || text === "'" || text === '“' || text === '”');
  const before = reading.tokens.slice(0, mark.from).filter(isQuote).length;
  return before % 2 === 1 && reading.tokens.slice(mark.to).some(isQuote);
}

/**
 * Whether a misspelt action may be acted on: only where other words of the clause show that it is a request, as in
 * "pasword resett for jdoe". "rset jdoe" is suggested. Four letters ("rest") count only next to a word for password.
 */
function isTrusted(reading: Reading, mark: Mark): boolean {
  if (!mark.corrected || mark.concept === 'forgotPassword') return true;
  if ((reading.tokens[mark.from]?.folded.length ?? 0) < 5)
    return (
      reading.is(reading.is(mark.to, 'determiner') ? mark.to + 1 : mark.to, 'password', 'account') ||
      reading.is(mark.from - 1, 'password', 'account')
    );
  return reading
    .all('password', 'account', 'newPassword', 'need', 'please')
    .some(
      ({ from }) =>
        reading.clause[from] === reading.clause[mark.from] && (from !== mark.from || mark.to - mark.from > 1),
    );
}
