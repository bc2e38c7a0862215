import type { AuditEvent } from '../audit-event.ts';
import { auditEvents } from '../audit/codes.ts';

/** One password reset as the transcript tells it. A request that was issued again has several. */
export interface RecordedReset {
  readonly requestId: string;
  readonly objectGUID: string;
  readonly name: string;
  readonly by: string;
  /** Whether AD was changed; `unknown`: the answer was lost and nobody has settled it. */
  readonly outcome: 'performed' | 'unknown';
  readonly forceChange: boolean;
  /** AD was changed between these moments of the transcript's clock. */
  readonly from: Date;
  readonly to: Date;
  /** As read back on `server`; missing in records from before it was read, and where AD did not show it. */
  readonly version?: number;
  readonly writtenAt?: Date;
  readonly server?: string;
}

/** No change takes longer; one that was cut off ended within this many milliseconds of its attempt. */
const longestChange = 120_000;

const { changeAttempted, changeReissued, changePerformed, changeFailed, changeOutcomeUnknown, changeSettled } =
  auditEvents;

/** Collects the resets in Active Directory from the events of a transcript, given in their order. */
export class ResetCollector {
  readonly #open = new Map<string, RecordedReset>();
  readonly #done = new Map<string, RecordedReset[]>();

  /** @param recordedAt - When the transcript stored the event. */
  add(event: AuditEvent, recordedAt: Date): void {
    const { requestId } = event;
    if (requestId === undefined || event.details['change'] !== 'reset') return;
    switch (event.code) {
      case changeAttempted.code:
      case changeReissued.code:
        this.#close(requestId);
        this.#begin(requestId, event, recordedAt);
        return;
      case changeFailed.code:
        this.#open.delete(requestId);
        return;
      case changePerformed.code:
      case changeOutcomeUnknown.code:
        this.#end(requestId, event, recordedAt);
        return;
      case changeSettled.code:
        this.#settle(requestId, event, recordedAt);
        return;
    }
  }

  /** By objectGUID in lower case, oldest first. Ends the collecting. */
  finish(): ReadonlyMap<string, readonly RecordedReset[]> {
    for (const requestId of this.#open.keys()) this.#close(requestId);
    return this.#done;
  }

  #begin(requestId: string, event: AuditEvent, recordedAt: Date): void {
    const reset = resetOf(requestId, event, recordedAt);
    if (reset) this.#open.set(requestId, { ...reset, to: new Date(recordedAt.getTime() + longestChange) });
  }

  #end(requestId: string, event: AuditEvent, recordedAt: Date): void {
    // Without its attempt, whose payload may be gone, the turn's own time is the earliest.
    const begun = this.#open.get(requestId) ?? resetOf(requestId, event, new Date(event.at));
    if (!begun) return;
    const ended = { ...begun, to: recordedAt, ...readBack(event) };
    this.#open.set(requestId, ended);
    if (event.code !== changePerformed.code) return;
    this.#open.set(requestId, { ...ended, outcome: 'performed' });
    this.#close(requestId);
  }

  #settle(requestId: string, event: AuditEvent, recordedAt: Date): void {
    const begun = this.#open.get(requestId) ?? resetOf(requestId, event, new Date(event.at));
    this.#open.delete(requestId);
    if (!begun || event.details['state'] !== 'performed') return;
    const to = new Date(Math.min(begun.to.getTime(), recordedAt.getTime()));
    this.#keep({ ...begun, to, outcome: 'performed', ...readBack(event) });
  }

  #close(requestId: string): void {
    const reset = this.#open.get(requestId);
    this.#open.delete(requestId);
    if (reset) this.#keep(reset);
  }

  #keep(reset: RecordedReset): void {
    const key = reset.objectGUID.toLowerCase();
    this.#done.set(key, [...(this.#done.get(key) ?? []), reset]);
  }
}

/** `undefined`: it is not about an account in AD. */
function resetOf(requestId: string, { subject, actor, details }: AuditEvent, from: Date): RecordedReset | undefined {
  if (subject?.objectGUID === undefined) return undefined;
  return {
    requestId,
    objectGUID: subject.objectGUID,
    name: subject.userPrincipalName ?? subject.displayName ?? subject.objectGUID,
    by: actor?.name ?? 'Latchkey',
    outcome: 'unknown',
    forceChange: details['forceChange'] === true,
    from,
    to: from,
  };
}

function readBack({ details }: AuditEvent): Partial<RecordedReset> {
  const { passwordVersion, passwordWrittenAt, server } = details;
  return {
    ...(typeof passwordVersion === 'number' && { version: passwordVersion }),
    ...(typeof passwordWrittenAt === 'string' && { writtenAt: new Date(passwordWrittenAt) }),
    ...(typeof server === 'string' && { server }),
  };
}
