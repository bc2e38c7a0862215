import { describe, expect, it } from 'vitest';

import { readRepository } from './architecture/read-repository.ts';
import { countLines, findViolations, isDataFile, rules } from './architecture/rules.ts';

const files = readRepository();
const lengths = files
  .filter(({ path }) => /^src\/.*\.ts$/.test(path) && !isDataFile(path))
  .map(countLines)
  .toSorted((one, other) => one - other);
const median = lengths[Math.floor(lengths.length / 2)] ?? 0;

describe('the repository', () => {
  it.each(rules.map((rule) => [rule.what, rule] as const))('each file %s', (_what, rule) => {
    expect(findViolations(rule, files).join('\n\n')).toBe('');
  });

  it(`keeps its files small: the median of src is ${median} lines, at most 80`, () => {
    expect(median).toBeLessThanOrEqual(80);
  });

  it.each(['src/core/facts.ts', 'test/architecture.test.ts', 'package.json'])('is read whole, %s included', (path) => {
    expect(files.map((file) => file.path)).toContain(path);
  });
});
