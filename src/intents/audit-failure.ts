import type { Outcome } from './outcome.ts';

/** The transcript could not be written, so Latchkey stopped. `changed` says what was and was not changed until then. */
export function auditFailure(changed: string, correlationId: string): Outcome {
  return {
    kind: 'failed',
    title: 'The audit log could not be written',
    changed,
    next: 'Tell the identity administrator this number; the request is settled from the directory when the log is back.',
    correlationId,
  };
}
