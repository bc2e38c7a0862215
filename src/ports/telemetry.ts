/**
 * Figures and traces for the people who run the bot. What goes in is words from this code only: never a name, an id, a
 * text or anything else of a person.
 */
export interface Telemetry {
  /** Runs a step and notes how long it took and what it came to; steps within it become its children. */
  measure<T>(step: Step, work: () => Promise<T>, outcomeOf: (answer: T) => string): Promise<T>;

  /** A number that is asked for whenever figures are sent. A rejection leaves the figure out of that round. */
  observe(gauge: Gauge, ask: () => Promise<number>): void;

  /** @param seconds - Between a reset in AD and its arrival in Entra ID. */
  noteSyncDelay(seconds: number): void;

  /** Sends what has not been sent yet, and gives up after a few seconds. Never rejects. */
  stop(): Promise<void>;
}

export type Step =
  /** A message or a press, from its arrival to its answer. */
  | { readonly kind: 'answer'; readonly intent: string }
  | {
      readonly kind: 'directory';
      readonly directory: 'active-directory' | 'entra-id';
      readonly operation: string;
    };

export type Gauge = 'pending-requests';
