import { randomInt } from 'node:crypto';

import type { Environment } from '../../ports/environment.ts';

/** Digits and capitals without I, L, O and U: nothing is misheard for 1 or 0. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const idLength = 10;
/** In front, so that no id is a word, or looks like somebody's ticket (letters, then digits). */
const firstDigits = 10;

/** The machine's clock and its cryptographic random source. */
export const systemEnvironment: Environment = {
  now: () => new Date(),
  randomInt: (exclusiveMax) => randomInt(exclusiveMax),
  newId,
};

/**
 * Makes an id that can be read out on the phone: 10 characters, 48 random bits. Ids are told apart by chance, not kept
 * secret: whoever knows one may do nothing by it.
 */
function newId(): string {
  return Array.from({ length: idLength }, (_, place) =>
    alphabet.charAt(randomInt(place === 0 ? firstDigits : alphabet.length)),
  ).join('');
}
