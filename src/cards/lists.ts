import { subtle } from './elements.ts';
import type { Element } from './schema.ts';
import { line, type Markdown } from './text.ts';

/** Shows the first `limit` entries and says how many more there are; a list is never cut in silence. */
export function firstOf<T>(
  entries: readonly T[],
  limit: number,
  show: (entry: T, index: number) => Element,
  what = '',
): readonly Element[] {
  const shown = entries.slice(0, limit).map(show);
  const left = entries.length - shown.length;
  if (left === 0) return shown;
  const words = what === '' ? line`and ${left} more` : line`and ${left} more ${what}`;
  return [...shown, subtle(words, { spacing: 'small' })];
}

/** Several short things on one line; at least one. */
export function joined(parts: readonly Markdown[]): Markdown {
  return parts.reduce((before, each) => line`${before} · ${each}`);
}
