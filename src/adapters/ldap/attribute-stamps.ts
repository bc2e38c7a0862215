import { readGeneralizedTime } from '../../core/snapshot/raw-times.ts';
import type { AttributeStamp, PasswordState } from '../../core/reconcile/password-state.ts';
import { guidToText } from './binary-text.ts';

type Stamps = PasswordState['stamps'];

/** Attribute ids whose prefix (1.2.840.113556.1.4) is the same on every DC ([MS-DRSR] 5.16.4). */
const watched: Readonly<Record<number, keyof Stamps>> = { 0x9005a: 'unicodePwd', 0x90060: 'pwdLastSet' };

const headBytes = 16;
const entryBytes = 48;
const secondsFrom1601To1970 = 11_644_473_600n;

/**
 * Reads `replPropertyMetaData`, version 1: a head of four 32-bit words, the third of which counts the entries; each entry
 * holds attribute id, version, seconds since 1601, invocation id, originating USN and local USN, little-endian.
 * `undefined`: the bytes are not that.
 */
export function stampsFromBlob(blob: Buffer): Stamps | undefined {
  if (blob.length < headBytes || blob.readUInt32LE(0) !== 1) return undefined;
  const count = blob.readUInt32LE(8);
  if (blob.length !== headBytes + count * entryBytes) return undefined;
  const stamps: { -readonly [K in keyof Stamps]: Stamps[K] } = {};
  for (let start = headBytes; start < blob.length; start += entryBytes) {
    const name = watched[blob.readUInt32LE(start)];
    if (name === undefined) continue;
    const seconds = blob.readBigUInt64LE(start + 8) - secondsFrom1601To1970;
    const invocation = guidToText(blob.subarray(start + 16, start + 32)) ?? '';
    stamps[name] = {
      at: new Date(Number(seconds) * 1000),
      version: blob.readUInt32LE(start + 4),
      origin: `${invocation}:${blob.readBigUInt64LE(start + 32)}`,
    };
  }
  return stamps;
}

/** Reads the same from the values of `msDS-ReplAttributeMetaData`: XML-like text, one element for each attribute. */
export function stampsFromText(values: readonly string[]): Stamps {
  const elements = values.flatMap((value) => value.split('</DS_REPL_ATTR_META_DATA>'));
  return Object.fromEntries(
    elements.flatMap((element) => {
      const name = field(element, 'pszAttributeName');
      const stamp = stampOf(element);
      return stamp && (name === 'unicodePwd' || name === 'pwdLastSet') ? [[name, stamp]] : [];
    }),
  );
}

function stampOf(element: string): AttributeStamp | undefined {
  const at = readGeneralizedTime(field(element, 'ftimeLastOriginatingChange'));
  const version = Number(field(element, 'dwVersion'));
  if (at === undefined || !Number.isSafeInteger(version) || version < 1) return undefined;
  const invocation = field(element, 'uuidLastOriginatingDsaInvocationID')?.toLowerCase() ?? '';
  return { at, version, origin: `${invocation}:${field(element, 'usnOriginatingChange') ?? ''}` };
}

const field = (text: string, name: string): string | undefined =>
  new RegExp(`<${name}>\\s*([^<\\0]*?)\\s*</${name}>`).exec(text)?.[1];
