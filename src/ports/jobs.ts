/**
 * Work that must happen later, and happen even after a crash. At least once: a handler may see a job again and must
 * then find out for itself that there is nothing left to do.
 */
export interface Jobs {
  /** Durable before it resolves. A job of the same kind and key that has not run yet is replaced. */
  schedule(job: Job): Promise<void>;

  /** Forgets a job that has not run yet; nothing happens where there is none. */
  cancel(kind: string, key: string): Promise<void>;

  /**
   * Begins to run what is due, each job on one replica at a time. A handler that rejects is tried again with growing
   * pauses, at most five times, and then logged and left out.
   */
  start(handlers: Readonly<Record<string, JobHandler>>): Promise<void>;

  /** Takes no more jobs and waits for the running ones. */
  stop(): Promise<void>;
}

export interface Job {
  readonly kind: string;
  readonly key: string;
  /** JSON; holds ids only, never a secret or a name. */
  readonly payload: Readonly<Record<string, string | number>>;
  readonly runAt: Date;
}

/** May ask for another run by returning when; the same job is then due again. */
export type JobHandler = (payload: Job['payload'], now: Date) => Promise<Date | undefined>;
