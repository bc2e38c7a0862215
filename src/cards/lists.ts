import { subtle } from './elements.ts';
import type { Element } from './schema.ts';
import { line } from './text.ts';

/** Shows the first `limit` entries and says how many more there are; a list is never cut in silence. */
export function firstOf<T>(
  entries: readonly T[],
  limit: number,
  show: (entry: T, index: number) => Element,
  where = '',
): readonly Element[] {
  const shown = entries.slice(0, limit).map(show);
  const left = entries.length - shown.length;
  return left === 0 ? shown : [...shown, subtle(line`and ${left} more${where}`, { spacing: 'small' })];
}
