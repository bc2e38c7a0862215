import type { Outcome } from '../intents/outcome.ts';
import type { Timer } from './timer.ts';

export interface Patience {
  /** Milliseconds a press may take before it is answered with "still working on it". Teams gives up after five to ten seconds. */
  readonly answerWithin: number;
  /** Milliseconds a late answer waits in memory for the one who pressed. It may hold a secret: a minute at most. */
  readonly keepFor: number;
}

export const defaultPatience: Patience = { answerWithin: 2_500, keepFor: 45_000 };

/** Who pressed what on which request; each press is an object of its own. */
export interface PressKey {
  readonly requestId: string | undefined;
  readonly personId: string;
  readonly verb: string;
}

/**
 * Answers of presses that took too long to be the response to their click. Each waits, in the memory of this process
 * alone, for the next press of the same person on the same request, is handed over once and is then forgotten, as it is
 * when nobody comes for it. A secret thus still goes out in the response to a click of the one who asked for it and
 * nowhere else. Where another replica gets that press, or the time is over, "I did not get it" sets another password.
 */
export interface LateAnswers {
  /** What this press is to be answered with instead of being carried out; `undefined`: carry it out. */
  claim(press: PressKey): Outcome | undefined;
  /**
   * The answer of the work when it comes in time, else that it is still going on. The work then goes on, its answer is
   * kept, and `settled` is told.
   *
   * @param work - Must not reject.
   */
  inTime(press: PressKey, work: Promise<Outcome>, settled: (late: Outcome) => Promise<void>): Promise<Outcome>;
  /** Waits for what was answered early and is still going on, then forgets every answer. */
  close(): Promise<void>;
}

interface Kept {
  readonly press: PressKey;
  /** Missing while the work goes on. */
  readonly late?: { readonly outcome: Outcome; readonly cancel: () => void };
}

/** @param lapsed - Hears of an answer that nobody came for. */
export function createLateAnswers(
  { answerWithin, keepFor }: Patience,
  timer: Timer,
  lapsed: (outcome: Outcome) => void,
): LateAnswers {
  const kept = new Map<string, Kept>();
  const underway = new Set<Promise<void>>();

  const forget = (key: string): void => {
    kept.get(key)?.late?.cancel();
    kept.delete(key);
  };
  const giveUp = (key: string): void => {
    const late = kept.get(key)?.late;
    forget(key);
    if (late) lapsed(late.outcome);
  };
  /** A secret gives way to a newer one only: a second click of the same moment has nothing to say that is worth more. */
  const keep = (press: PressKey, outcome: Outcome): void => {
    const key = keyOf(press);
    if (kept.get(key)?.late?.outcome.kind === 'revealed' && outcome.kind !== 'revealed') return;
    giveUp(key);
    kept.set(key, { press, late: { outcome, cancel: timer.after(keepFor, () => giveUp(key)) } });
  };
  const timeIsUp = (): { over: Promise<undefined>; cancel: () => void } => {
    let cancel = (): void => {};
    const over = new Promise<undefined>((resolve) => {
      cancel = timer.after(answerWithin, () => resolve(undefined));
    });
    return { over, cancel };
  };

  return {
    claim(press) {
      const found = press.requestId === undefined ? undefined : kept.get(keyOf(press));
      if (!found || found.press === press) return undefined;
      // Teams looks by itself, too; what is going on is in the store.
      if (!found.late) return press.verb === 'request.view' ? undefined : stillWorking(press);
      if (!isAskedFor(found.press, found.late.outcome, press.verb)) return undefined;
      forget(keyOf(press));
      return found.late.outcome;
    },

    async inTime(press, work, settled) {
      const { over, cancel } = timeIsUp();
      const inTime = await Promise.race([work, over]);
      cancel();
      if (inTime) return inTime;
      // What waits already may be what this press is about to claim.
      if (press.requestId !== undefined && !kept.has(keyOf(press))) kept.set(keyOf(press), { press });
      const end = work.then(async (outcome) => {
        // It met another press that goes on, which will say more.
        if (outcome.kind === 'in-progress') return;
        if (press.requestId !== undefined) keep(press, outcome);
        await settled(outcome);
      });
      const ended = end.finally(() => underway.delete(ended));
      underway.add(ended);
      return stillWorking(press);
    },

    async close() {
      await Promise.allSettled(underway);
      for (const key of kept.keys()) giveUp(key);
    },
  };
}

/** A secret is handed over when it is asked for, not when a client looks; anything else to a look or the same press. */
function isAskedFor({ verb }: PressKey, outcome: Outcome, pressed: string): boolean {
  if (outcome.kind === 'revealed') return pressed === 'request.perform' || pressed === 'request.reissue';
  return pressed === 'request.view' || pressed === verb;
}

const keyOf = ({ requestId, personId }: PressKey): string => `${requestId} ${personId}`;

function stillWorking({ requestId, verb }: PressKey): Outcome {
  const mayReveal = verb === 'request.perform' || verb === 'request.reissue';
  return { kind: 'in-progress', mayReveal, ...(requestId !== undefined && { requestId }) };
}
