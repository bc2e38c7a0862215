import type { Hasher } from '../core/audit/record.ts';
import type { CheckNote } from '../ports/checkpoint-signer.ts';
import type { CheckpointPlace } from '../ports/checkpoint-place.ts';
import type { RecordPage, Transcript } from '../ports/transcript.ts';

/** What the audit commands need that only the composition root can build. Everything rejects with a UsageProblem. */
export interface AuditTools {
  readonly hasher: Hasher;
  /** A database for reading; without a name, the one of the settings. Nothing is written to it. */
  readonly openTranscript: (database: string | undefined) => Promise<OpenTranscript>;
  /** The records of a transcript file, and whether it begins like an HTML page instead. */
  readonly openFile: (file: string) => Promise<TranscriptFile>;
  /** The checkpoints in a directory; without a name, in that of the settings, if there is one. */
  readonly openCheckpoints: (
    directory: string | undefined,
  ) => Promise<Pick<CheckpointPlace, 'sizes' | 'read'> | undefined>;
  /** A check against the keys in a file; without a name, against the key of the settings, if there is one. */
  readonly openNoteCheck: (file: string | undefined) => Promise<CheckNote | undefined>;
  /** The public key of the settings. */
  readonly verifierKey: () => Promise<string>;
  /** Where an export goes; without a name, standard output. A file that is there is not overwritten. */
  readonly openSink: (file: string | undefined) => Promise<Sink>;
}

export interface OpenTranscript extends Pick<Transcript, 'records' | 'head' | 'lastCheckpoint'> {
  close(): Promise<void>;
}

export type TranscriptFile =
  | { readonly kind: 'records'; readonly records: AsyncIterable<RecordPage> }
  | { readonly kind: 'page'; readonly text: string };

export interface Sink {
  /** Resolves when more may be written, so that a slow reader does not fill the memory. */
  write(text: string): Promise<void>;
  close(): Promise<void>;
}
