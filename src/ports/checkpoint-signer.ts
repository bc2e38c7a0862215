import type { SignedNote } from '../core/audit/checkpoint.ts';

/** Holds the private key of the transcript. */
export interface CheckpointSigner {
  /** The log's identity, e.g. `contoso.com/latchkey`; also the name of the key. */
  readonly origin: string;
  /** Eight hexadecimal digits. */
  readonly keyId: string;
  /** The public key as verifiers take it: `name+id+base64`. */
  readonly verifierKey: string;
  /** Gives the signed note of the text. */
  sign(text: string): string;
}

/** Whether a note bears the signature of a trusted key; one that does not hold spoils the note. */
export type CheckNote = (note: SignedNote) => boolean;
