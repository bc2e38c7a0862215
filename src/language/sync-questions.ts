import { neededIn } from './mood.ts';
import { opensClause, type Mark, type Reading } from './reading.ts';
import { speaksOfOtherSync } from './scope.ts';
import type { Signals } from './signals.ts';

/** Whether the message asks if a change has reached the cloud, and orders none. */
export function asksForSync(signals: Signals): boolean {
  const { reading, asked } = signals;
  if (!namesSync(reading) || speaksOfOtherSync(signals)) return false;
  const inClauseOfSync = (mark: Mark): boolean =>
    reading.all('sync').some((sync) => reading.clause[sync.from] === reading.clause[mark.from]);
  return !asked.some(
    ({ mark }) =>
      (opensClause(reading, mark.from) && !asksAfterwards(reading, mark)) ||
      (neededIn(reading, mark) && !inClauseOfSync(mark)),
  );
}

/** "reset jdoe at 9, has it synced?": a bare verb in front of a question on its result is a short report. */
function asksAfterwards(reading: Reading, action: Mark): boolean {
  const sentence = reading.sentence[action.from];
  const endsAsQuestion = reading.tokens.some(({ text }, index) => text === '?' && reading.sentence[index] === sentence);
  return (
    endsAsQuestion &&
    !neededIn(reading, action) &&
    reading.all('sync').some(({ from }) => reading.sentence[from] === sentence && from > action.to)
  );
}

/** "is X disabled in Entra" names the cloud, but asks for a cause. */
export function namesSync(reading: Reading): boolean {
  const causes = reading.all('diagnose');
  return reading
    .all('sync')
    .some(
      (sync) =>
        !causes.some(
          ({ from, to }) =>
            from <= sync.from &&
            to >= sync.to &&
            to - from > 1 &&
            reading.is(to - 1, 'system') &&
            to - from > sync.to - sync.from - 1,
        ),
    );
}
