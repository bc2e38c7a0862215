import type { Reading } from './reading.ts';
import type { Concept } from './vocabulary/vocabulary.ts';

/** Words that may stand around an order to change a password or an account without making it anything else. */
const plainWords: readonly Concept[] = [
  'password',
  'account',
  'person',
  'pronoun',
  'subject',
  'label',
  'employeeNumber',
  'numberWord',
  'honorific',
  'ticket',
  'system',
  'determiner',
  'toPerson',
  'and',
  'state',
  'symptom',
  'predicate',
  'reset',
  'resetDone',
  'newPassword',
  'forgotPassword',
  'unlock',
  'unlockDone',
  'need',
  'please',
  'politeness',
  'greeting',
  'thanks',
  'asker',
  'contrast',
  'manner',
  'reason',
  'notNegation',
  'keepNewPassword',
];

/** Whether the token at `index` is part of a target or a ticket number. */
export type IsNamed = (index: number) => boolean;

/** Words from token `from` up to, not including, `to` that are neither those of an order nor part of a name. */
export function foreignWords(reading: Reading, from: number, to: number, isNamed: IsNamed): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset).filter(
    (index) => reading.tokens[index]?.kind === 'word' && !isNamed(index) && !reading.is(index, ...plainWords),
  );
}
