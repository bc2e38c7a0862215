// Events about the transcript itself. They name nobody, are never removed, and a verifier reads them.

export const checkpointPublishedCode = 'HB5001I';
export const signingKeyChangedCode = 'HB5002I';
export const payloadsRemovedCode = 'HB5003I';

export const isAboutTranscript = (code: string): boolean => code.startsWith('HB5');
