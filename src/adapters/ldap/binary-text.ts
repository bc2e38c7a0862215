// GUIDs and SIDs between AD's bytes and their usual text forms.

/** [MS-DTYP] 2.3.4: the first three fields are little-endian. Swapping them is its own inverse. */
function swapGuidFields(bytes: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(bytes.subarray(0, 4)).reverse(),
    Buffer.from(bytes.subarray(4, 6)).reverse(),
    Buffer.from(bytes.subarray(6, 8)).reverse(),
    bytes.subarray(8, 16),
  ]);
}

/** Lower-case UUID; undefined when these are not 16 bytes. */
export function guidToText(bytes: Buffer): string | undefined {
  if (bytes.length !== 16) return undefined;
  return swapGuidFields(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Undefined when the text is not a UUID. */
export function guidToBytes(text: string): Buffer | undefined {
  const match = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/i.exec(text);
  return match === null ? undefined : swapGuidFields(Buffer.from(match.slice(1).join(''), 'hex'));
}

/** [MS-DTYP] 2.4.2.2; undefined when the bytes are not exactly one SID. */
export function sidToText(bytes: Buffer): string | undefined {
  const revision = bytes[0];
  const count = bytes[1];
  if (revision !== 1 || count === undefined || bytes.length !== 8 + 4 * count) return undefined;
  const subAuthorities = Array.from({ length: count }, (_, index) => bytes.readUInt32LE(8 + 4 * index));
  return ['S-1', bytes.readUIntBE(2, 6), ...subAuthorities].join('-');
}

/** Undefined when the text is not a SID. */
export function sidToBytes(text: string): Buffer | undefined {
  const match = /^S-1-(\d{1,15})((?:-\d{1,10}){1,15})$/i.exec(text.trim());
  if (match === null) return undefined;
  const authority = Number(match[1]);
  const subAuthorities = (match[2] ?? '').split('-').slice(1).map(Number);
  if (authority >= 2 ** 48 || subAuthorities.some((part) => part >= 2 ** 32)) return undefined;
  const bytes = Buffer.alloc(8 + 4 * subAuthorities.length);
  bytes.writeUInt8(1, 0);
  bytes.writeUInt8(subAuthorities.length, 1);
  bytes.writeUIntBE(authority, 2, 6);
  subAuthorities.forEach((part, index) => bytes.writeUInt32LE(part, 8 + 4 * index));
  return bytes;
}
