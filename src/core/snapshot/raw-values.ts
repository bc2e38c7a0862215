/** A raw value as LDAP or Graph gave it. Every reader here is total: what cannot be read is undefined, never a default. */
export type Raw = Readonly<Record<string, unknown>>;

const nothing: Raw = {};

export function isRecord(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object, or an empty one, so that its fields read as undefined. */
export function recordOr(value: unknown): Raw {
  return isRecord(value) ? value : nothing;
}

/** LDAP libraries give a single value bare or in an array. */
export function single(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

export function readText(value: unknown): string | undefined {
  const only = single(value);
  if (typeof only === 'number' && Number.isFinite(only)) return String(only);
  return typeof only === 'string' && only !== '' ? only : undefined;
}

export function readTexts(value: unknown): readonly string[] {
  if (value === undefined) return [];
  const all = Array.isArray(value) ? value : [value];
  return all.filter((text): text is string => typeof text === 'string' && text !== '');
}

/** LDAP writes TRUE and FALSE as text; Graph gives JSON booleans. */
export function readBoolean(value: unknown): boolean | undefined {
  const only = single(value);
  if (typeof only === 'boolean') return only;
  if (typeof only !== 'string') return undefined;
  const word = only.toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : undefined;
}

export function readInteger(value: unknown): number | undefined {
  const only = single(value);
  if (typeof only === 'number') return Number.isSafeInteger(only) ? only : undefined;
  if (typeof only !== 'string' || !/^-?\d{1,15}$/.test(only)) return undefined;
  return Number(only);
}

/** Undefined for anything that is not a whole number; the range is the caller's business. */
export function readBigInt(value: unknown): bigint | undefined {
  const only = single(value);
  if (typeof only === 'string') return /^-?\d{1,20}$/.test(only) ? BigInt(only) : undefined;
  if (typeof only === 'number') return Number.isInteger(only) && Math.abs(only) <= 2 ** 63 ? BigInt(only) : undefined;
  return undefined;
}

/**
 * Lets "not returned" stand as a field that is undefined. INVARIANT: in facts, an undefined field and a missing one mean
 * the same; nothing asks with `in`. Deleting the fields instead makes every later look at them several times slower.
 */
export function withUndefined<T extends object>(fields: { readonly [K in keyof Required<T>]: T[K] | undefined }): T {
  return fields as T;
}
