import { recognise } from '../../src/language/recognise.ts';
import { utterances } from '../language/utterances.ts';

const rounds = 3;

/** Prints messages per second, and the worst message of 100 KB as a ratio against normalising and splitting it. */
export async function benchLanguage(): Promise<void> {
  const warm = (): void => utterances.forEach((utterance) => recognise(utterance));
  warm();
  const spent = millisecondsOf(() => {
    for (let round = 0; round < rounds; round += 1) warm();
  });
  console.log(
    `${Math.round((rounds * utterances.length * 1000) / spent)} messages per second (${utterances.length} utterances)`,
  );

  for (const text of Object.values(hostile)) recognise({ text });
  const worst = Object.entries(hostile)
    .map(([name, text]) => ({
      name,
      spent: millisecondsOf(() => recognise({ text })),
      baseline: millisecondsOf(() => text.normalize('NFC').split(/\s+/u)),
    }))
    .sort((left, right) => right.spent - left.spent)[0];
  if (worst === undefined) return;
  const ratio = worst.spent / Math.max(worst.baseline, 0.01);
  console.log(
    `worst message of 100 KB: "${worst.name}", ${worst.spent.toFixed(0)} ms, ${ratio.toFixed(1)} times normalize + split of the same text`,
  );
}

/** Messages of 100 KB, each made to be slow in another part. */
export const hostile: Readonly<Record<string, string>> = {
  brackets: `reset ${'('.repeat(100_000)}`,
  'at signs': `reset ${'a@'.repeat(50_000)}contoso.com`,
  'combining marks': `reset ${'a\u0301'.repeat(50_000)}`,
  words: 'why can the user not reset '.repeat(4_000),
  misspellings: 'resett pasword unlokc '.repeat(4_600),
  names: 'Reset Megan Bowen, Kofi Mensah and '.repeat(2_900),
  tags: '<p><b>'.repeat(16_000),
  mentions: '<at>A</at>'.repeat(10_000),
  quotes: '"reset" '.repeat(12_500),
  actions: 'reset unlock '.repeat(8_000),
  possessives: "reset jdoe's x ".repeat(6_500),
  remarks: 'jdoe (reset '.repeat(8_000),
};

function millisecondsOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
