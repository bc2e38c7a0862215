import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { sha256 } from '../../src/adapters/system/sha-256.ts';
import { nothingPassed, pass, type Passed } from '../../src/core/audit/chain.ts';
import { parseRecordLine } from '../../src/core/audit/record-line.ts';
import { verifyTranscript, type Evidence } from '../../src/intents/verify-transcript.ts';
import { alterations, lines, seededRandom } from './alterations.ts';
import { makeHonestLog } from './honest-log.ts';

const [size, every, rounds] = [10_000, 250, 65];
/** A verification may begin at any of these, as it would have come by there. */
const stopEvery = 200;

describe(`a log of ${size} records`, () => {
  let log: Awaited<ReturnType<typeof makeHonestLog>>;
  const stops: Passed[] = [nothingPassed];
  beforeAll(async () => {
    log = await makeHonestLog(size, every);
    let passed = nothingPassed;
    for (const record of log.records) {
      passed = pass(passed, record, sha256);
      if (passed.sequence % stopEvery === 0) stops.push(passed);
    }
  }, 60_000);
  afterAll(() => rmSync(log.directory, { recursive: true, force: true }));

  // Most lines are the same in every attack, so each is read once.
  const read = new Map<string, ReturnType<typeof parseRecordLine>>();
  function* pagesOf(text: readonly string[], start: number) {
    for (let at = start; at < text.length; at += stopEvery)
      yield text.slice(at, at + stopEvery).map((line) => {
        const record = read.get(line) ?? parseRecordLine(line);
        if (read.size <= 2 * size) read.set(line, record);
        return record;
      });
  }

  const verify = (text: readonly string[], evidence: Partial<Evidence> = {}) => {
    const from = evidence.from ?? nothingPassed;
    return verifyTranscript({
      records: pagesOf(text, from.sequence),
      hasher: sha256,
      checkpoints: { place: log.place, isSigned: log.isSigned },
      ...evidence,
    });
  };

  it('is found good as a whole', async () => {
    const checkpoints = Math.ceil(size / every);

    expect(await verify(lines(log.records), { head: async () => log.head })).toStrictEqual({
      records: size + checkpoints + 1,
      checkpoints,
      covered: size + checkpoints,
      flaws: [],
    });
  });

  it.each(Object.entries(alterations))(
    `betrays ${rounds} times where %s`,
    async (name, alter) => {
      const random = seededRandom(name.length * 1_000 + rounds);
      for (let round = 0; round < rounds; round++) {
        const altered = alter(log.records, random);
        const from = stops[Math.floor(altered.unchanged / stopEvery)] ?? nothingPassed;
        // Who computes the chain again writes its new end into the store as well.
        const head = altered.kind === 'recomputed' ? {} : { head: async () => log.head };
        const [flaw, ...others] = (await verify(altered.lines, { from, ...head })).flaws;

        expect(others).toStrictEqual([]);
        expect(flaw?.kind).toBe(altered.kind);
        // A chain that was computed again can be told only between two checkpoints.
        if (flaw?.kind === 'recomputed') {
          expect(flaw.record).toBeLessThanOrEqual(altered.record);
          expect(flaw.upTo).toBeGreaterThanOrEqual(altered.record);
        } else expect(flaw?.record).toBe(altered.record);
      }
    },
    60_000,
  );

  it('betrays each checkpoint that is missing', async () => {
    const sizes = await log.place.sizes();
    for (const missing of sizes) {
      const place = {
        sizes: async () => sizes.filter((each) => each !== missing),
        read: (size: number) => (size === missing ? Promise.reject(new Error('ENOENT')) : log.place.read(size)),
      };
      const from = stops[Math.floor((missing - 1) / stopEvery)] ?? nothingPassed;
      const { flaws } = await verify(lines(log.records), { from, checkpoints: { place } });

      expect(flaws).toMatchObject([{ kind: 'checkpoint-missing', record: missing + 1 }]);
    }
  });

  it('betrays a checkpoint in which one character was changed', async () => {
    const random = seededRandom(7);
    for (const each of (await log.place.sizes()).slice(0, 40)) {
      const note = await log.place.read(each);
      const place = random(note.length - 1);
      const changed = note.slice(0, place) + (note[place] === 'A' ? 'B' : 'A') + note.slice(place + 1);
      const read = async (asked: number) => (asked === each ? changed : log.place.read(asked));
      const from = stops[Math.floor((each - 1) / stopEvery)] ?? nothingPassed;
      const checkpoints = { place: { ...log.place, read }, isSigned: log.isSigned };

      expect((await verify(lines(log.records), { from, checkpoints })).flaws).toMatchObject([
        { kind: 'checkpoint-forged', record: each },
      ]);
    }
  });

  it('betrays a checkpoint that lies in the place of another, though it is signed', async () => {
    const [first = 0, second = 0] = await log.place.sizes();
    const read = () => log.place.read(second);

    expect(
      (
        await verify(lines(log.records), {
          checkpoints: { place: { ...log.place, read }, isSigned: log.isSigned },
        })
      ).flaws,
    ).toMatchObject([{ kind: 'checkpoint-forged', record: first }]);
  });

  it('is not vouched for by checkpoints of another key', async () => {
    const other = await makeHonestLog(10, 10);
    const checkpoints = { place: log.place, isSigned: other.isSigned };
    const { flaws } = await verify(lines(log.records), { checkpoints });
    rmSync(other.directory, { recursive: true });

    expect(flaws).toMatchObject([{ kind: 'checkpoint-forged' }]);
  });

  it('cannot be cut at its end by cutting the files of its checkpoints to nothing', async () => {
    const sizes = await log.place.sizes();
    const name = join(log.directory, `${String(sizes.at(-1)).padStart(15, '0')}.checkpoint`);
    const kept = readFileSync(name);
    writeFileSync(name, '');
    const { flaws } = await verify(lines(log.records.slice(0, -300)));
    writeFileSync(name, kept);

    expect(flaws).toMatchObject([{ kind: 'checkpoint-forged', record: sizes.at(-1) }]);
  });
});
