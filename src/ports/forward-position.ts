/** How far a receiver outside has the transcript, kept with it, so that a crash or another replica goes on from there. */
export interface ForwardPosition {
  /**
   * Lets this replica forward until `until`, and gives the last record that the receiver has, 0 for none. `undefined`:
   * another replica forwards.
   *
   * @param holder - Names this replica.
   */
  take(receiver: string, holder: string, now: Date, until: Date): Promise<number | undefined>;

  /** After a delivery. False when another replica forwards meanwhile: this one stops, and repeats at worst. */
  advance(receiver: string, holder: string, to: number, until: Date): Promise<boolean>;

  /** Lets another replica go on. `lastError` says why this one did not get further; missing: it delivered everything. */
  release(receiver: string, holder: string, lastError?: string): Promise<void>;

  /** `undefined`: nothing was ever forwarded to that receiver. */
  status(receiver: string): Promise<ForwardStatus | undefined>;
}

export interface ForwardStatus {
  readonly delivered: number;
  /** Why the last delivery failed; missing: it succeeded. */
  readonly lastError?: string;
}
