/**
 * Damerau-Levenshtein distance (insert, delete, replace, swap of neighbours), given up above `most`.
 * Work is bounded by the lengths of two words.
 */
export function editDistance(left: string, right: string, most: number): number {
  if (Math.abs(left.length - right.length) > most) return most + 1;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (same ? 0 : 1),
          swapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    if (Math.min(...current) > most) return most + 1;
    beforeLast = last;
    last = current;
  }
  return Math.min(at(last, right.length), most + 1);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}

/**
 * The words of `vocabulary` that `word` is a misspelling of, best first; none for a short or very long word.
 * One slip in a word of four to seven letters, two in a longer one.
 */
export function correctionsOf(word: string, vocabulary: readonly string[]): readonly string[] {
  if (word.length < 4 || word.length > 24 || !/^[a-z-]+$/u.test(word)) return [];
  const most = word.length >= 9 ? 2 : 1;
  return vocabulary
    .filter((candidate) => candidate.startsWith(word.charAt(0)) || candidate.startsWith(word.charAt(1)))
    .map((candidate) => ({ candidate, distance: editDistance(word, candidate, most) }))
    .filter(({ distance }) => distance <= most)
    .sort((left, right) => left.distance - right.distance)
    .map(({ candidate }) => candidate)
    .slice(0, 3);
}
