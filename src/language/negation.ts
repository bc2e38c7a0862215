import { isStart, type Mark, type Reading } from './reading.ts';

/** How far before an action a negation reaches within its sentence. Words. */
const reachOfNegation = 7;

/** Whether the message says no to the action. */
export function isNegated(reading: Reading, action: Mark): boolean {
  const opening = opensNegated(reading);
  if (opening !== undefined && opening < action.from && !contrastBetween(reading, opening, action.from)) return true;
  return reading.all('negation').some((negation) => {
    if (reading.sentence[negation.from] !== reading.sentence[action.from] || isExcused(reading, negation, action))
      return false;
    if (action.concept === 'forgotPassword' && negation.from >= action.from && negation.to <= action.to) return false;
    if (negation.from < action.from) {
      return (
        action.from - negation.to < reachOfNegation &&
        !contrastBetween(reading, negation.from, action.from) &&
        !clauseTurns(reading, negation.from, action.from)
      );
    }
    // "mbraun nicht zurücksetzen" puts it before, "setz mbraun nicht zurück" inside or after the verb.
    const trailing =
      negation.from < action.to ||
      (negation.from >= action.to &&
        reading.clause[negation.from] === reading.clause[action.from] &&
        endsClause(reading, negation));
    return trailing;
  });
}

/** Where a message is forbidden from its first words on ("don't ..."); undefined if it is not. */
function opensNegated(reading: Reading): number | undefined {
  const encourages = (mark: Mark): boolean => reading.all('encouragement').some(({ from }) => from === mark.from);
  const forbids = reading.all('prohibition').find((mark) => isStart(reading, mark.from) && !encourages(mark));
  const denies = reading.all('negation').find((mark) => isStart(reading, mark.from) && !isExcused(reading, mark));
  return forbids?.from ?? denies?.from;
}

/** A comma followed by a request of its own ends the reach: "unlock only, no reset" reaches forward, "not locked, please reset" does not. */
function clauseTurns(reading: Reading, from: number, to: number): boolean {
  for (let index = from; index < to; index += 1) {
    const separates = reading.tokens[index]?.kind === 'mark' && /^[,:\-–—→)]$/u.test(reading.tokens[index]?.text ?? '');
    if (separates && index > from + 1) return true;
  }
  return false;
}

/** Whether "but", "just", "instead" turns the sense between two places. */
export function contrastBetween(reading: Reading, from: number, to: number): boolean {
  const turned = (mark: Mark): boolean =>
    mark.from > to && reading.clause[mark.from] === reading.clause[to] && reading.clause[from] !== reading.clause[to];
  return reading.all('contrast').some((mark) => mark.from > from && (mark.to <= to || turned(mark)));
}

function endsClause(reading: Reading, negation: Mark): boolean {
  const next = reading.tokens[negation.to];
  return next === undefined || next.kind === 'mark' || reading.is(negation.to, 'need', 'please', 'thanks');
}

/** Part of a phrase that only looks like a negation, and that does not reach over the action: "can't reset jdoe, no access". */
function isExcused(reading: Reading, negation: Mark, action?: Mark): boolean {
  if (isNumberWord(reading, negation.from)) return true;
  const reachesOver = ({ from, to }: Mark): boolean =>
    action !== undefined && from < action.from && action.from < to - 1 && action.concept !== 'forgotPassword';
  return reading
    .all('notNegation')
    .some((mark) => mark.from <= negation.from && mark.to >= negation.to && !reachesOver(mark));
}

/** "employee no. 330918" */
function isNumberWord(reading: Reading, index: number): boolean {
  const next = reading.tokens[index + 1]?.text === '.' ? index + 2 : index + 1;
  return reading.is(index, 'numberWord') && /^#?\d/u.test(reading.tokens[next]?.text ?? '');
}
