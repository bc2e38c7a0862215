import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPacer, QueueFull, teamsWindows, type Pacer } from '../../src/bot/pace-outbound.ts';
import { eagerTimer, handTimer } from './hand-timer.ts';

/** When each of so many sends to one conversation went out. */
async function momentsOf(sends: number): Promise<readonly number[]> {
  const timer = eagerTimer([]);
  const pacer = createPacer(teamsWindows, timer);
  const moments: number[] = [];
  for (let send = 0; send < sends; send++) {
    await pacer.turn('a');
    moments.push(timer.now());
  }
  return moments;
}

describe('createPacer', () => {
  it('lets as much out at once as Teams takes', async () => {
    expect(await momentsOf(10)).toEqual([0, 0, 0, 0, 0, 0, 0, 1_000, 2_000, 2_000]);
  });

  it('never exceeds any of Teams’ windows, however many messages wait', async () => {
    const moments = await momentsOf(4_000);
    const excess = teamsWindows.filter(({ sends, milliseconds }) =>
      moments.some((at, index) => at - (moments[index - sends] ?? Number.NEGATIVE_INFINITY) < milliseconds),
    );

    expect(excess).toEqual([]);
  });

  it('sends first what was asked first', async () => {
    const pacer = createPacer(teamsWindows, eagerTimer([]));
    const order: number[] = [];
    await Promise.all(Array.from({ length: 60 }, (_, index) => pacer.turn('a').then(() => order.push(index))));

    expect(order).toEqual(Array.from({ length: 60 }, (_, index) => index));
  });

  it('makes no conversation wait for another', async () => {
    const pacer = createPacer(teamsWindows, handTimer());
    await fill(pacer, 'busy', 7);
    void pacer.turn('busy');

    expect([pacer.isFree('busy'), pacer.isFree('quiet')]).toEqual([false, true]);
    await expect(pacer.turn('quiet')).resolves.toBeUndefined();
  });

  it('refuses what would wait for minutes, and says so', async () => {
    const timer = handTimer();
    const pacer = createPacer(teamsWindows, timer);
    await fill(pacer, 'a', 7);
    const waiting = Array.from({ length: 100 }, () => pacer.turn('a'));

    await expect(pacer.turn('a')).rejects.toBeInstanceOf(QueueFull);
    for (let round = 0; round < 300; round++) await timer.pass(1_000);
    await Promise.all(waiting);
    await expect(pacer.turn('a')).resolves.toBeUndefined();
  });

  it('holds nothing back where there is no window', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(500), async (sends) => {
        await fill(createPacer([], handTimer()), 'a', sends);
      }),
      { numRuns: 5 },
    );
  });
});

async function fill(pacer: Pacer, conversationId: string, sends: number): Promise<void> {
  for (let send = 0; send < sends; send++) await pacer.turn(conversationId);
}
