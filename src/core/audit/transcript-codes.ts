import { auditCodes } from './codes.ts';

/** Events about the transcript itself. They name nobody, are never removed, and a verifier reads them. */
export const isAboutTranscript = (code: string): boolean => code.startsWith('HB5');

export const {
  checkpoint_published: checkpointPublishedCode,
  signing_key_changed: signingKeyChangedCode,
  payloads_removed: payloadsRemovedCode,
} = auditCodes;
