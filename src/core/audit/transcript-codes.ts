import { auditEvents } from './codes.ts';
import { numberIn, type StoredRecord } from './record.ts';

/** Events about the transcript itself. They name nobody, are never removed, and a verifier reads them. */
export const isAboutTranscript = (code: string): boolean => code.startsWith('HB5');

export const checkpointPublishedCode: string = auditEvents.checkpointPublished.code;
export const signingKeyChangedCode: string = auditEvents.signingKeyChanged.code;
export const payloadsRemovedCode: string = auditEvents.payloadsRemoved.code;

/** The detail of an event that verification goes by. */
const numbers: Readonly<Record<string, string>> = { [checkpointPublishedCode]: 'size', [payloadsRemovedCode]: 'upTo' };

/** Whether a payload holds the number without which an event of its code means nothing. */
export function saysItsNumber(record: StoredRecord): boolean {
  const detail = numbers[record.code];
  return detail === undefined || !Number.isNaN(numberIn(record.payloadText ?? '', detail));
}
