import { hasForeignObject } from './foreign-object.ts';
import type { Mark, Reading } from './reading.ts';
import type { Signals } from './signals.ts';

/** A change for "everyone", "all accounts", a department or an organisational unit. */
export function isBulk({ reading, actions, targets }: Signals): boolean {
  const bulk = reading.all('bulk');
  if (actions.length === 0) return bulk.length > 0 && reading.has('otherAction');
  const nearAction = (mark: Mark): boolean =>
    actions.some((action) => reading.clause[action.mark.from] === reading.clause[mark.from]);
  const nobodyNamed = targets.length === 0 && !reading.has('person');
  // "jlopez, acheng and fmoreau all need new passwords"
  const sumsUp = ({ from }: Mark): boolean => targets.length > 1 && reading.is(from + 1, 'need', 'predicate');
  return (
    bulk.some((mark) => nearAction(mark) && !sumsUp(mark)) || (nobodyNamed && reading.all('group').some(nearAction))
  );
}

/** Another thing than a password or account is acted on, or another action is asked for. */
export function actsOnSomethingElse(signals: Signals): boolean {
  const { reading, asked, targets } = signals;
  if (speaksOfOtherSync(signals)) return true;
  if (reading.all('otherAction').some((mark) => startsRequest(signals, mark)) && asked.length === 0) return true;
  if (asked.length > 0 && asked.every(({ mark }) => objectIsOther(signals, mark))) return true;
  return reading.has('smallTalk') && targets.length === 0;
}

export function speaksOfOtherSync({ reading }: Signals): boolean {
  return reading.has('outOfScopeSync') && reading.has('sync');
}

function startsRequest({ reading }: Signals, mark: Mark): boolean {
  for (let before = mark.from - 1; before >= 0 && reading.clause[before] === reading.clause[mark.from]; before -= 1) {
    if (
      reading.tokens[before]?.kind === 'word' &&
      !reading.is(before, 'greeting', 'need', 'please', 'politeness', 'pronoun', 'and')
    )
      return false;
  }
  return true;
}

/** Whether what follows the verb, up to a preposition or the person, is out of scope: "reset the printer". */
function objectIsOther({ reading, targets, isNamed }: Signals, action: Mark): boolean {
  const covers = (index: number): boolean => targets.some((target) => index >= target.from && index < target.to);
  const other = reading
    .all('outOfScope')
    .filter((mark) => reading.clause[mark.from] === reading.clause[action.from] && !covers(mark.from));
  const pointsBack = reading.is(action.to, 'thing') && !reading.has('password', 'account', 'forgotPassword');
  if (pointsBack && reading.all('outOfScope').some((mark) => mark.from < action.from)) return true;
  // "trello board is locked, unlock it"
  if (pointsBack && targets.length > 0 && targets.every(({ value }) => /^\p{Ll}+ \p{Ll}/u.test(value))) return true;
  if (targets.length === 0 && hasOtherObject(reading, action)) return true;
  if (hasForeignObject(reading, action, isNamed)) return true;
  const somebody = targets.length > 0 || reading.has('person');
  return other.some((mark) => {
    if (!somebody && mark.from > action.from) return true;
    if (mark.from < action.from && action.concept === 'forgotPassword') return false;
    if (mark.from < action.from) return action.from - mark.to <= 1 || standsAsObject(reading, mark);
    for (let index = action.to; index < mark.from; index += 1) {
      if (reading.is(index, 'reason', 'predicate', 'and') && !reading.is(index, 'password', 'account', 'reset'))
        return false;
      if (reading.is(index, 'password') && reading.is(index + 1, 'toPerson')) return false;
    }
    return mark.from - action.from <= 8;
  });
}

/** "MFA of X needs a reset", "X's phone": a thing at the start of the clause, or one that belongs to somebody. */
function standsAsObject(reading: Reading, mark: Mark): boolean {
  if (reading.is(mark.to, 'toPerson') || reading.tokens[mark.from - 1]?.possessive === true) return true;
  for (let before = mark.from - 1; before >= 0 && reading.clause[before] === reading.clause[mark.from]; before -= 1) {
    if (!reading.is(before, 'greeting', 'need', 'please', 'determiner')) return false;
  }
  return true;
}

/** "reset my expectations": an article and a noun that is neither password, account nor person. */
function hasOtherObject(reading: Reading, action: Mark): boolean {
  const clause = reading.tokens.flatMap((_token, index) =>
    reading.clause[index] === reading.clause[action.from] ? [index] : [],
  );
  if (clause.some((index) => reading.is(index, 'password', 'account', 'newPassword', 'forgotPassword'))) return false;
  const article = reading.is(action.to, 'toPerson') && !reading.is(action.to, 'determiner') ? action.to + 1 : action.to;
  const noun = article + 1;
  if (!reading.is(article, 'determiner')) return isBareNoun(reading, action.to);
  return (
    reading.tokens[noun]?.kind === 'word' &&
    !reading.is(noun, 'person', 'please', 'need', 'thanks', 'pronoun', 'state', 'asker')
  );
}

/** "unlock screen": right after the verb a word that says nothing about people or accounts. */
function isBareNoun(reading: Reading, index: number): boolean {
  const word = reading.tokens[index]?.kind === 'word' && /^\p{L}{4,}$/u.test(reading.tokens[index]?.text ?? '');
  return (
    word && (reading.is(index, 'outOfScope') || !reading.marks.some(({ from, to }) => from <= index && index < to))
  );
}
