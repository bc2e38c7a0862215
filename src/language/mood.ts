import { contrastBetween, isNegated } from './negation.ts';
import { isWanted } from './order.ts';
import { opensClause, type Mark, type Reading } from './reading.ts';

/** What a message does with an action that it names; only `asked` may lead to a change. */
export type Mood = 'asked' | 'negated' | 'cancelled' | 'hypothetical' | 'done' | 'how-to' | 'quoted' | 'mentioned';

export function moodOf(reading: Reading, action: Mark): Mood {
  if (isNegated(reading, action)) return 'negated';
  if (isCancelled(reading, action)) return 'cancelled';
  if (isHypothetical(reading, action) || asksWhether(reading, action)) return 'hypothetical';
  if (precededBy(reading, action, 'howTo', 8)) return 'how-to';
  if (isDone(reading, action) || hasSubject(reading, action) || onlySpeaksOf(reading, action)) return 'done';
  if (isSpokenOf(reading, action) || isReportedDone(reading, action)) return 'done';
  return 'asked';
}

/** "her new password does not work" speaks of one; "new password for X" and "needs a new password" ask for one. */
function onlySpeaksOf(reading: Reading, action: Mark): boolean {
  if (action.concept !== 'newPassword') return false;
  if (reading.tokens[action.from - 1]?.possessive === true && !neededIn(reading, action)) return true;
  return reading
    .all('symptom', 'sync', 'diagnose')
    .some((mark) => reading.clause[mark.from] === reading.clause[action.from]);
}

function isHypothetical(reading: Reading, action: Mark): boolean {
  const polite = reading.all('politeness');
  return reading
    .all('hypothetical')
    .some(
      (mark) =>
        mark.from < action.to &&
        reading.sentence[mark.from] === reading.sentence[action.from] &&
        action.from - mark.from <= 14 &&
        !polite.some((excuse) => excuse.from <= mark.from && excuse.to >= Math.min(mark.to, mark.from + 1)),
    );
}

/** "is a reset needed for X?": a question that no politeness makes a request. */
function asksWhether(reading: Reading, action: Mark): boolean {
  if (action.concept === 'forgotPassword') return false;
  const sentence = reading.sentence[action.from];
  const isQuestion = reading.tokens.some(({ text }, index) => text === '?' && reading.sentence[index] === sentence);
  if (!isQuestion || reading.all('politeness').some(({ from }) => reading.sentence[from] === sentence)) return false;
  return reading
    .all('asksWhether')
    .some(
      ({ from }) =>
        from < action.from && reading.clause[from] === reading.clause[action.from] && opensClause(reading, from),
    );
}

/** "the reset for X failed": an action that is already there, and no word that wants it. */
function isSpokenOf(reading: Reading, action: Mark): boolean {
  if (action.concept !== 'reset' && action.concept !== 'unlock') return false;
  return !isWanted(reading, action) && reading.is(action.from - 1, 'definite');
}

/** "reset jdoe, done", "just unlocked her, all good": a clause of its own says that it has happened. */
function isReportedDone(reading: Reading, action: Mark): boolean {
  if (neededIn(reading, action) || action.concept === 'forgotPassword') return false;
  return reading.all('done', 'resolved').some(({ from, to }) => {
    const clause = reading.clause[from];
    const before = reading.tokens[from - 1];
    const after = reading.tokens[to];
    return (
      clause !== reading.clause[action.from] &&
      reading.sentence[from] === reading.sentence[action.from] &&
      (before === undefined || before.kind === 'mark') &&
      (after === undefined || after.kind === 'mark')
    );
  });
}

/** "cancel the reset", "the reset is no longer needed". */
function isCancelled(reading: Reading, action: Mark): boolean {
  const follows = (mark: Mark): boolean =>
    mark.from >= action.to && mark.to - mark.from > 1 && reading.clause[mark.from] === reading.clause[action.from];
  return (
    precededBy(reading, action, 'cancel', 6) ||
    reading.all('cancel').some(follows) ||
    reading.all('retraction').some(({ from }) => from >= action.to)
  );
}

/** "someone reset X", "he unlocked X": a subject of its own and no word of asking make it a report. */
function hasSubject(reading: Reading, action: Mark): boolean {
  return (
    reading.is(action.from - 1, 'person', 'subject') &&
    !reading.is(action.from - 1, 'greeting') &&
    reading.is(action.from, 'reset', 'unlock') &&
    !neededIn(reading, action)
  );
}

function isDone(reading: Reading, action: Mark): boolean {
  const wanted = reading.all('need').some((mark) => reading.clause[mark.from] === reading.clause[action.from]);
  if (action.concept === 'unlockDone' || action.concept === 'resetDone') return !wanted;
  const sameClause = reading
    .all('done')
    .filter(
      (mark) =>
        reading.clause[mark.from] === reading.clause[action.from] || (mark.from <= action.from && mark.to >= action.to),
    );
  const asks = (index: number): boolean => reading.is(index, 'need') && reading.is(index, 'politeness');
  const covering = sameClause.some(
    (mark) =>
      mark.from <= action.from &&
      mark.to >= action.from + 1 &&
      !asks(mark.from) &&
      !(mark.from < action.from && reading.is(action.from - 1, 'please')),
  );
  if (covering) return true;
  if (action.concept === 'forgotPassword') return false;
  return sameClause.length > 0 && !neededIn(reading, action);
}

/** "needs", "can you" in the same clause, before or after the action; "please" counts before it only. */
export function neededIn(reading: Reading, action: Mark): boolean {
  return (
    reading.all('need').some((mark) => reading.clause[mark.from] === reading.clause[action.from]) ||
    reading
      .all('please')
      .some((mark) => reading.clause[mark.from] === reading.clause[action.from] && mark.to <= action.from)
  );
}

function precededBy(reading: Reading, action: Mark, concept: 'cancel' | 'howTo' | 'need', reach: number): boolean {
  return reading
    .all(concept)
    .some(
      (mark) =>
        mark.from < action.from &&
        action.from - mark.to <= reach &&
        reading.sentence[mark.from] === reading.sentence[action.from] &&
        !contrastBetween(reading, mark.from, action.from),
    );
}
