import type { ChainHead } from './record.ts';

/** A tree head that was signed (c2sp.org/tlog-checkpoint). */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  /** Base64. */
  readonly root: string;
}

/** A signed note (c2sp.org/signed-note). `text` is what was signed; it ends with a line break. */
export interface SignedNote {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface NoteSignature {
  readonly keyName: string;
  /** Base64 of the four bytes of the key id and the signature. */
  readonly value: string;
}

export interface CheckpointPace {
  /** A checkpoint is due after this many new records ... */
  readonly events: number;
  /** ... or this many milliseconds after the last one, when there are new records. */
  readonly interval: number;
}

export const checkpointText = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${root}\n`;

export const signedNote = (text: string, { keyName, value }: NoteSignature): string =>
  `${text}\n— ${keyName} ${value}\n`;

/** `undefined`: it is no signed note. That its signatures hold is not looked at. */
export function parseNote(note: string): SignedNote | undefined {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return undefined;
  const signatures = note
    .slice(end + 2, -1)
    .split('\n')
    .map((line) => /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u.exec(line));
  if (signatures.some((match) => match === null)) return undefined;
  return {
    text: note.slice(0, end + 1),
    signatures: signatures.map((match) => ({ keyName: match?.[1] ?? '', value: match?.[2] ?? '' })),
  };
}

/** `undefined`: the text is no checkpoint. Lines after the third are let through, as the format asks. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin, size, root] = text.split('\n');
  if (!origin || !root || size === undefined || !/^(0|[1-9]\d{0,14})$/.test(size)) return undefined;
  return { origin, size: Number(size), root };
}

/**
 * Whether a checkpoint should be made now. The record right after a checkpoint only says that it was made, so it alone
 * makes no new one due: an idle log stays idle.
 */
export function isCheckpointDue(
  head: ChainHead,
  last: { readonly size: number; readonly madeAt: string } | undefined,
  now: Date,
  pace: CheckpointPace,
): boolean {
  if (!last) return head.sequence > 0;
  const fresh = head.sequence - last.size;
  if (fresh <= 1) return false;
  return fresh >= pace.events || now.getTime() - Date.parse(last.madeAt) >= pace.interval;
}
