import { pause, type Timer } from './timer.ts';

/** At most so many sends to one conversation in so many milliseconds. */
export interface SendWindow {
  readonly sends: number;
  readonly milliseconds: number;
}

/** What Teams allows one bot in one conversation (Microsoft Learn: Optimize your bot with rate limiting in Teams). */
export const teamsWindows: readonly SendWindow[] = [
  { sends: 7, milliseconds: 1_000 },
  { sends: 8, milliseconds: 2_000 },
  { sends: 60, milliseconds: 30_000 },
  { sends: 1_800, milliseconds: 3_600_000 },
];

/** More than that in one conversation would be told minutes late. */
const longestQueue = 100;

export interface Pacer {
  /** Resolves when the next send to the conversation is due, first come, first served. Rejects with `QueueFull`. */
  turn(conversationId: string): Promise<void>;
  /** True: a send would not have to wait. */
  isFree(conversationId: string): boolean;
}

/** Nothing was sent: too much waits for this conversation already. */
export class QueueFull extends Error {
  constructor() {
    super(`More than ${longestQueue} messages wait for one conversation.`);
  }
}

interface Line {
  /** Moments of the latest sends, the oldest first; no more than the windows look back on. */
  sent: number[];
  waiting: number;
  last: Promise<void>;
}

/** Holds sends back, each conversation in a line of its own, so that a busy one delays no other. */
export function createPacer(windows: readonly SendWindow[], timer: Timer): Pacer {
  const lines = new Map<string, Line>();
  const lookBack = Math.max(0, ...windows.map(({ sends }) => sends));
  const longest = Math.max(0, ...windows.map(({ milliseconds }) => milliseconds));

  const lineOf = (conversationId: string): Line => {
    const line = lines.get(conversationId) ?? { sent: [], waiting: 0, last: Promise.resolve() };
    // Put at the end, so that the ones at the front have been quiet for longest.
    lines.delete(conversationId);
    forgetQuiet();
    lines.set(conversationId, line);
    return line;
  };
  const forgetQuiet = (): void => {
    for (const [id, { sent, waiting }] of lines) {
      if (waiting > 0 || (sent.at(-1) ?? 0) > timer.now() - longest) return;
      lines.delete(id);
    }
  };
  const delayOf = ({ sent }: Line): number =>
    Math.max(
      0,
      ...windows.map(
        ({ sends, milliseconds }) => (sent.at(-sends) ?? Number.NEGATIVE_INFINITY) + milliseconds - timer.now(),
      ),
    );
  const step = async (line: Line): Promise<void> => {
    for (let delay = delayOf(line); delay > 0; delay = delayOf(line)) await pause(timer, delay);
    line.sent = [...line.sent, timer.now()].slice(-lookBack);
    line.waiting -= 1;
  };

  return {
    turn(conversationId) {
      if (windows.length === 0) return Promise.resolve();
      const line = lineOf(conversationId);
      if (line.waiting >= longestQueue) return Promise.reject(new QueueFull());
      line.waiting += 1;
      line.last = line.last.then(() => step(line));
      return line.last;
    },
    isFree(conversationId) {
      const line = lines.get(conversationId);
      return line === undefined || (line.waiting === 0 && delayOf(line) === 0);
    },
  };
}
