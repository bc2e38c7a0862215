import type { Job } from '../../ports/jobs.ts';

/** `error` is what the handler or the database threw; a payload is never in a line. */
export type JobLogLine =
  | (Pick<Job, 'kind' | 'key'> & {
      /** `job.failed`: it is tried again. `job.left-out`: it is not. */
      readonly code: 'job.failed' | 'job.left-out';
      readonly attempt: number;
      readonly error: unknown;
    })
  /** The database did not answer; it is asked again. */
  | { readonly code: 'jobs.database'; readonly error: unknown };

export type JobLog = (line: JobLogLine) => void;
