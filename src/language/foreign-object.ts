import { foreignWords, type IsNamed } from './foreign-words.ts';
import type { Mark, Reading } from './reading.ts';

/**
 * Whether the action is on a thing that is neither password nor account: "reset the voicemail of X", "change the
 * netflix password of X", "X's docking station needs a reset", "reset X docking station".
 */
export function hasForeignObject(reading: Reading, action: Mark, isNamed: IsNamed): boolean {
  if (holdsThing(reading, action, isNamed)) return true;
  const inClause = (index: number): boolean =>
    index < reading.tokens.length && reading.clause[index] === reading.clause[action.from];
  let end = action.to;
  while (inClause(end) && !isNamed(end)) end += 1;
  const named = isNamed(end) && inClause(end);
  const bareVerb =
    action.concept === 'forgotPassword' &&
    !reading.all('password').some(({ from, to }) => action.from <= from && to <= action.to);
  if ((named || bareVerb) && foreignWords(reading, action.to, end, isNamed).length > 0) return true;

  const speaksOfAccount = Array.from({ length: end - action.to }, (_, offset) => action.to + offset).some((index) =>
    reading.is(index, 'password', 'account'),
  );
  return reading.tokens.some((token, index) => {
    if (!isNamed(index) || isNamed(index + 1)) return false;
    if (inClause(index)) return isFollowedByThing(reading, index, isNamed);
    const earlier = index < action.from && reading.sentence[index] === reading.sentence[action.from];
    return earlier && token.possessive && !named && !speaksOfAccount && isFollowedByThing(reading, index, isNamed);
  });
}

/** Whether a gap inside the phrase of the action holds an unknown word: "forgot his trello password". */
function holdsThing(reading: Reading, { from, to }: Mark, isNamed: IsNamed): boolean {
  return reading.tokens.slice(from, to).some(({ kind }, offset) => {
    const index = from + offset;
    const unknown = !reading.isKnown(index) || reading.is(index, 'outOfScope', 'smallTalk');
    return kind === 'word' && unknown && !isNamed(index) && !reading.is(index, 'manner');
  });
}

/** Whether the noun that comes right after a person is a thing of theirs: "X's docking station". */
function isFollowedByThing(reading: Reading, person: number, isNamed: IsNamed): boolean {
  let end = person + 1;
  while (
    reading.tokens[end]?.kind === 'word' &&
    end < person + 4 &&
    reading.clause[end] === reading.clause[person] &&
    !reading.is(end, 'toPerson', 'and', 'please', 'need', 'reason', 'thanks', 'contrast', 'negation', 'done', 'time')
  )
    end += 1;
  const owner = reading.tokens[person]?.possessive === true;
  const nouns = Array.from({ length: end - person - 1 }, (_, offset) => person + 1 + offset);
  const own = nouns.find((index) => reading.is(index, 'password', 'account'));
  if (owner && own !== undefined) return foreignWords(reading, person + 1, own, isNamed).length > 0;
  return foreignWords(reading, person + 1, owner ? end : Math.min(end, person + 2), isNamed).length > 0;
}
