/** Times the rules use, in milliseconds unless said. Microsoft documents the cycles, not these limits: they are chosen. */
export interface Thresholds {
  /** AD and Entra dates closer than this are the same change. */
  readonly passwordDateTolerance: number;
  /** A hash younger than this is on its way, not lost. The loop runs every two minutes. */
  readonly hashSyncPending: number;
  /** The attribute cycle runs every 30 minutes: three missed ones. */
  readonly syncStale: number;
  readonly hashSyncStale: number;
  readonly expiresSoon: number;
  readonly signInHistory: number;
  readonly recentPasswordChange: number;
  /** A cloud password this much younger than its user is still the first one. */
  readonly newUser: number;
}

const minute = 60_000;
const day = 24 * 60 * minute;

export const defaultThresholds: Thresholds = {
  passwordDateTolerance: 2 * minute,
  hashSyncPending: 10 * minute,
  syncStale: 90 * minute,
  hashSyncStale: 120 * minute,
  expiresSoon: 14 * day,
  signInHistory: day,
  recentPasswordChange: day,
  newUser: day,
};
