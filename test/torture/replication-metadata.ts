/** By their numbers in the schema, the same in every AD. */
const attributes = new Map([
  [0x0009005a, 'unicodePwd'],
  [0x00090060, 'pwdLastSet'],
]);

const headerSize = 16;
const entrySize = 48;
/** Seconds from 1601 to 1970. */
const epochOffset = 11_644_473_600n;

export interface WrittenAttribute {
  readonly name: string;
  /** How often it was written, on whichever DC. */
  readonly version: number;
  readonly at: Date;
}

/**
 * What `replPropertyMetaData` says of the password ([MS-DRSR] 4.1.10.5.20 PROPERTY_META_DATA_VECTOR, in NDR): Samba keeps it
 * as AD does, but does not offer `msDS-ReplAttributeMetaData`, the readable form.
 */
export function readMetadata(blob: Buffer): readonly WrittenAttribute[] {
  const count = blob.readUInt32LE(8);
  return Array.from({ length: count }, (_, index) => headerSize + index * entrySize).flatMap((offset) => {
    const name = attributes.get(blob.readUInt32LE(offset));
    if (name === undefined) return [];
    const seconds = blob.readBigUInt64LE(offset + 8) - epochOffset;
    return [{ name, version: blob.readUInt32LE(offset + 4), at: new Date(Number(seconds) * 1_000) }];
  });
}

/** How often the password was set; 0: never. */
export function passwordVersion(blob: Buffer): number {
  return readMetadata(blob).find(({ name }) => name === 'unicodePwd')?.version ?? 0;
}

/** As AD writes it: one element of XML-like text for each attribute. */
export function readableMetadata(blob: Buffer): readonly string[] {
  return readMetadata(blob).map(
    ({ name, version, at }) =>
      `<DS_REPL_ATTR_META_DATA>\n\t<pszAttributeName>${name}</pszAttributeName>\n\t<dwVersion>${version}</dwVersion>\n` +
      `\t<ftimeLastOriginatingChange>${at.toISOString().replace('.000Z', 'Z')}</ftimeLastOriginatingChange>\n</DS_REPL_ATTR_META_DATA>\n`,
  );
}
