import type { Check } from './shape.ts';
import { StoreError } from './store-error.ts';

/** Writes a value as the JSON of a row, and refuses one that could not be read back. */
export function toStoredJson(row: string, value: unknown, check: Check): string {
  return JSON.stringify(toPlainJson(row, value, check));
}

/** Gives a value as it would be read back, and refuses one that could not be. */
export function toPlainJson<T>(row: string, value: T, check: Check): T {
  const json: string | undefined = JSON.stringify(value);
  if (json === undefined) throw notStorable(row, 'it has no JSON form');
  const plain: unknown = JSON.parse(json);
  const problem = check(plain, 'body') ?? (json.isWellFormed() ? undefined : 'it holds half a character');
  if (problem) throw notStorable(row, problem);
  return plain as T;
}

/**
 * Reads the JSON of a row.
 *
 * @param row - Which row, in words that an administrator can look up, e.g. "change_request 4F7KQ2M9XA".
 */
export function fromStoredJson<T>(row: string, json: unknown, check: Check): T {
  const value = parse(row, json);
  const problem = check(value, 'body');
  if (problem) throw damaged(row, problem);
  return value as T;
}

/** A row whose indexed columns and whose JSON disagree was changed by another hand and is not used. */
export function compareColumns<Row extends object>(row: string, stored: Row, expected: Row): void {
  for (const column of Object.keys(expected) as (keyof Row & string)[])
    if (stored[column] !== expected[column]) throw damaged(row, `column ${column} differs from the body`);
}

function parse(row: string, json: unknown): unknown {
  try {
    return JSON.parse(String(json));
  } catch {
    // Without the parser's error, which quotes the text: it names people.
    throw damaged(row, 'its body is not JSON');
  }
}

const notStorable = (row: string, problem: string) =>
  new StoreError('store.not-storable', `The row ${row} cannot be stored: ${problem}. Nothing was written.`);

const damaged = (row: string, problem: string) =>
  new StoreError('store.damaged-row', `The row ${row} is damaged: ${problem}. Restore the database from a backup.`);
