import { neededIn } from './mood.ts';
import { isStart, opensClause, type Mark, type Reading } from './reading.ts';
import type { Signals } from './signals.ts';

/** Whether the message asks what was done, by whom or when, rather than asking for it. */
export function asksAboutThePast(signals: Signals): boolean {
  const { reading, actions, asked, targets } = signals;
  if (reading.has('sweep') && !reading.has('whoDid') && targets.length === 0) return false;
  if (reading.has('smallTalk') && targets.length === 0) return false;
  if (reading.has('sync') && (actions.length === 0 || !reading.has('whoDid'))) return false;
  if (
    actions.length > 0 &&
    reading
      .all('whoDid')
      .some(
        (mark) =>
          asksWho(reading, mark) &&
          actions.some((action) => action.mark.from >= mark.from && action.mood !== 'hypothetical'),
      )
  )
    return true;
  const onlyNamed = (mark: Mark): boolean =>
    reading.all('audit').some((audit) => audit.from <= mark.from && audit.to >= mark.to);
  const orders = asked.some(({ mark }) => neededIn(reading, mark) && !onlyNamed(mark));
  const onlyWondering = actions.length > 0 && actions.every(({ mood }) => mood === 'hypothetical');
  if (reading.has('audit') && !orders && !onlyWondering) return true;
  if (actions.length === 0) return false;
  return reading
    .all('didIt')
    .some((mark) =>
      actions.some(
        (action) =>
          action.mark.from >= mark.from &&
          reading.clause[action.mark.from] === reading.clause[mark.from] &&
          opensClause(reading, mark.from) &&
          !reading.is(mark.from - 1, 'contrast') &&
          hasSubject(signals, mark),
      ),
    );
}

/** "who reset X", "wants to know who ..."; not "X, who is on the phone". */
function asksWho(reading: Reading, { from }: Mark): boolean {
  return (
    isStart(reading, from) ||
    (reading.tokens[from - 1]?.kind === 'mark' ? false : reading.isKnown(from - 1) && !reading.is(from - 1, 'person'))
  );
}

/** "was X unlocked" asks; "was able to unlock X" tells. */
function hasSubject({ reading, isNamed }: Signals, { from, to }: Mark): boolean {
  return (
    isNamed(to) ||
    isNamed(to - 1) ||
    reading.is(
      to,
      'person',
      'pronoun',
      'determiner',
      'password',
      'account',
      'honorific',
      'employeeNumber',
      'done',
      'system',
    ) ||
    to - from > 1
  );
}
