import type { Activity } from 'botbuilder';
import type { Logger } from 'pino';
import { defectMet } from '../core/audit.ts';
import type { AuditLog } from '../ports/audit-log.ts';
import type { Environment } from '../ports/environment.ts';
import { describeError } from './describe-error.ts';
import { readActivity } from './read-activity.ts';

export interface DefectParts {
  readonly audit: Pick<AuditLog, 'append'>;
  readonly environment: Environment;
  readonly tenantId: string;
  readonly log: Logger;
}

/** Records a defect in the log and the transcript, and gives the id under which both have it. Never rejects. */
export type RecordDefect = (error: unknown, activity: Activity, code: string) => Promise<string>;

export function createDefects({ audit, environment, tenantId, log }: DefectParts): RecordDefect {
  return async (error, activity, code) => {
    const correlationId = environment.newId();
    const { type, id } = activity;
    log.error({ code, correlationId, activityType: type, activityId: id, err: describeError(error) }, 'a turn failed');
    try {
      const reading = readActivity(activity, tenantId);
      const actor = reading.ok && 'actor' in reading.incoming ? reading.incoming.actor : undefined;
      const turn = { correlationId, now: environment.now(), ...(actor && { actor }) };
      await audit.append([defectMet(turn, code, error instanceof Error ? error.message : typeof error)]);
    } catch (failure) {
      // It may be the transcript itself that failed: the answer must go out all the same.
      log.error(
        { code: 'defect-not-recorded', correlationId, err: describeError(failure) },
        'a defect was not recorded',
      );
    }
    return correlationId;
  };
}
