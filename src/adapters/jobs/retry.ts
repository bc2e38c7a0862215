/** The first run and five more. */
export const mostAttempts = 6;

/** Milliseconds before the next run after so many that failed: 3 s, 7 s, 20 s, 55 s, 2.5 minutes, as graphile-worker. */
export const pauseAfter = (attempts: number): number => Math.exp(attempts) * 1_000;

/** A replica that has not renewed its claim for so many milliseconds is taken for dead; others then run its jobs. */
export const claimHolds = 60_000;
/** Several renewals may fail before a claim lapses. */
export const renewEvery = 15_000;
