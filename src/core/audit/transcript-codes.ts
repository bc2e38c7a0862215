import { auditEvents } from './codes.ts';

/** Events about the transcript itself. They name nobody, are never removed, and a verifier reads them. */
export const isAboutTranscript = (code: string): boolean => code.startsWith('HB5');

export const checkpointPublishedCode: string = auditEvents.checkpointPublished.code;
export const payloadsRemovedCode: string = auditEvents.payloadsRemoved.code;
