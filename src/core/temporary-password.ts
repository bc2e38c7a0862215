import { Secret } from './secret.ts';

/**
 * Consonants only: no word, polite or not, can come up, hardly any part of a name, and nothing that looks like
 * another character (0/O, 1/l/I).
 */
const lower = 'bcdfghjkmnpqrstvwxyz';
const upper = lower.toUpperCase();
const any = `${lower}23456789`;

const groupLength = 5;
const fewestGroups = 3;
const separator = '-';
const mostTries = 1_000;

const anyGroup = `[${lower}][${any}]{${groupLength - 1}}`;
const shape = new RegExp(`${anyGroup}(?:[-‐‑‒–—]${anyGroup}){${fewestGroups - 1},}`, 'iu');

interface Wanted {
  /** Uniform in [0, exclusiveMax), from a cryptographic source. */
  readonly randomInt: (exclusiveMax: number) => number;
  /** Names of the account: sAMAccountName, display name, UPN. */
  readonly avoid: readonly string[];
  readonly minLength?: number;
}

/**
 * Makes a temporary password such as `Kq7rm-Wx4dn-Ph8tz`: groups of five that each begin with a capital, so that it can
 * be read out.
 *
 * Entropy: a group is one of 20 capitals and four of 28 characters, log2(20) + 4 * log2(28) = 23.55 bits; three groups
 * 70.65 bits. Drawing again when there is no digit (1.8 % of draws) or no small letter, or when a name is met, costs
 * less than 0.05 bits: at least 70.6 remain. More groups are added until `minLength` is reached.
 *
 * @throws when the source of chance repeats itself so often that no acceptable password comes up.
 */
export function temporaryPassword({ randomInt, avoid, minLength = 0 }: Wanted): Secret {
  const groups = Math.max(fewestGroups, Math.ceil((minLength + 1) / (groupLength + 1)));
  const forbidden = avoid.flatMap(nameParts);
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const password = Array.from({ length: groups }, () => drawGroup(randomInt)).join(separator);
    if (isComplex(password) && !holdsAny(password, forbidden)) return new Secret(password);
  }
  throw new Error('The source of random numbers does not vary, so no password could be made');
}

/**
 * Whether a text holds what could be such a password, also one that was typed without capitals or with other dashes. No
 * name is written without vowels.
 */
export function holdsTemporaryPassword(text: string): boolean {
  return shape.test(text);
}

/** Words to read out, one per character: `capital K, kilo`. */
export function spell(password: string): readonly string[] {
  return [...password].map(spellCharacter);
}

function drawGroup(randomInt: Wanted['randomInt']): string {
  const rest = Array.from({ length: groupLength - 1 }, () => any.charAt(randomInt(any.length)));
  return upper.charAt(randomInt(upper.length)) + rest.join('');
}

/** Capital and symbol are there by construction. */
function isComplex(password: string): boolean {
  return /[2-9]/.test(password) && /[a-z]/.test(password);
}

/**
 * The parts that AD's complexity rule looks for: the whole name, and what lies between its delimiters, each of three
 * characters or more.
 */
function nameParts(name: string): readonly string[] {
  const parts = [name, ...name.split(/[\s,.\-_#@–—]+/u)].map((part) => part.toLowerCase());
  return parts.filter((part) => part.length >= 3);
}

/** Also across the separators, which nobody sees when the password is read out. */
function holdsAny(password: string, parts: readonly string[]): boolean {
  const shapes = [password.toLowerCase(), password.toLowerCase().replaceAll(separator, '')];
  return parts.some((part) => shapes.some((shape) => shape.includes(part)));
}

const radioWords =
  'alfa bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar papa quebec romeo ' +
  'sierra tango uniform victor whiskey x-ray yankee zulu';
const letters = new Map(radioWords.split(' ').map((word) => [word.charAt(0), word]));
const digits = 'zero one two three four five six seven eight nine'.split(' ');

function spellCharacter(character: string): string {
  const letter = letters.get(character.toLowerCase());
  if (letter) return `${character === character.toLowerCase() ? 'small' : 'capital'} ${character}, ${letter}`;
  if (character === separator) return 'hyphen';
  return (/^[0-9]$/.test(character) && digits[Number(character)]) || `the sign ${character}`;
}
