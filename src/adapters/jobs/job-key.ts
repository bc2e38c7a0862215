import { hash } from 'node:crypto';

import type { Job } from '../../ports/jobs.ts';

/** The name of a job in graphile-worker, which knows one name for kind and key. */
export const jobKeyOf = (kind: string, key: string): string => `${kind}:${key}`;

const lanes = 16;

/**
 * The queue of a job. Jobs of one queue never run side by side, not even a job and the one that replaced it while it
 * ran. A queue for each job would slow graphile-worker down; a few for each kind do not.
 */
export const queueOf = ({ kind, key }: Pick<Job, 'kind' | 'key'>): string =>
  `${kind}/${Number.parseInt(hash('sha256', key).slice(0, 8), 16) % lanes}`;
