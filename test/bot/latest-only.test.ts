import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latestOnly } from '../../src/bot/latest-only.ts';

describe('latestOnly', () => {
  it('shows the newest update last and leaves none without an end, whatever comes when', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('update', 'failing update', 'pause')), async (steps) => {
        const inOrder = latestOnly();
        const shown: number[] = [];
        const ends: Promise<string>[] = [];
        let asked = 0;
        for (const step of [...steps, 'update']) {
          if (step === 'pause') await new Promise(setImmediate);
          else {
            const number = (asked += 1);
            const update = async (): Promise<void> => {
              await new Promise(setImmediate);
              shown.push(number);
              if (step === 'failing update') throw new Error('refused');
            };
            ends.push(inOrder('card', update).then(String, () => 'failed'));
          }
        }
        await Promise.all(ends);

        expect(shown.at(-1)).toBe(asked);
        expect(shown).toEqual(shown.toSorted((a, b) => a - b));
      }),
    );
  });

  it('lets no card wait for another', async () => {
    const inOrder = latestOnly();
    void inOrder('a', () => new Promise(() => {}));

    await expect(inOrder('b', async () => {})).resolves.toBeUndefined();
  });
});
