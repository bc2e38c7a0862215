/** Says what is wrong with a value and where, or `undefined` when nothing is. Never repeats the value itself. */
export type Check = (value: unknown, path: string) => string | undefined;

const checkThat =
  (holds: (value: unknown) => boolean, words: string): Check =>
  (value, path) =>
    holds(value) ? undefined : `${path} is not ${words}`;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const text = checkThat((value) => typeof value === 'string', 'text');
export const flag = checkThat((value) => typeof value === 'boolean', 'true or false');
export const count = checkThat((value) => Number.isSafeInteger(value) && Number(value) >= 0, 'a whole number from 0');
export const instant = checkThat(
  (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  'a date and time',
);
export const scalar = checkThat(
  (value) => value === null || ['string', 'number', 'boolean'].includes(typeof value),
  'text, a number, true, false or null',
);

export const missing = checkThat((value) => value === undefined, 'left out');

export const optional =
  (check: Check): Check =>
  (value, path) =>
    value === undefined ? undefined : check(value, path);

/** @param options - As keys, so that the compiler can hold them complete against a union. */
export const oneOf = (options: Readonly<Record<string, true>>): Check =>
  checkThat((value) => typeof value === 'string' && Object.hasOwn(options, value), Object.keys(options).join(' or '));

export const listOf =
  (check: Check): Check =>
  (value, path) =>
    Array.isArray(value)
      ? firstProblem(value.map((item, index) => check(item, `${path}[${index}]`)))
      : `${path} is not a list`;

export const either =
  (first: Check, second: Check): Check =>
  (value, path) =>
    first(value, path) && second(value, path);

export const recordOf =
  (check: Check): Check =>
  (value, path) =>
    isObject(value)
      ? firstProblem(Object.entries(value).map(([key, item]) => check(item, `${path}.${key}`)))
      : `${path} is not an object`;

/** Fields that are not named here are let through. */
export const shape =
  <T>(fields: { readonly [Field in keyof Required<T>]: Check }): Check =>
  (value, path) =>
    isObject(value)
      ? firstProblem(Object.entries<Check>(fields).map(([field, check]) => check(value[field], `${path}.${field}`)))
      : `${path} is not an object`;

/** A union told apart by the text in `tag`. */
export const choice =
  (tag: string, options: Readonly<Record<string, Check>>): Check =>
  (value, path) => {
    const name = isObject(value) ? value[tag] : undefined;
    const check = typeof name === 'string' && Object.hasOwn(options, name) ? options[name] : undefined;
    return check ? check(value, path) : `${path}.${tag} is not ${Object.keys(options).join(' or ')}`;
  };

function firstProblem(problems: readonly (string | undefined)[]): string | undefined {
  return problems.find((problem) => problem !== undefined);
}
