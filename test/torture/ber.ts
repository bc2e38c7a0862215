/** One element of BER, as far as LDAP uses it: a tag of one byte, a definite length, the content. */
export interface Element {
  readonly tag: number;
  readonly content: Buffer;
}

/** The first whole element of `bytes` and how many bytes it takes; undefined: more has to arrive. */
export function firstElement(bytes: Buffer): (Element & { readonly size: number }) | undefined {
  if (bytes.length < 2) return undefined;
  const [tag = 0, first = 0] = bytes;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  const start = 2 + lengthBytes;
  if (bytes.length < start) return undefined;
  const length = lengthBytes === 0 ? first : bytes.readUIntBE(2, lengthBytes);
  const size = start + length;
  return bytes.length < size ? undefined : { tag, content: bytes.subarray(start, size), size };
}

/** The elements that a constructed element holds. */
export function childrenOf({ content }: Element): Element[] {
  const children: Element[] = [];
  for (let rest = content; rest.length > 0;) {
    const child = firstElement(rest);
    if (!child) throw new Error('an element ends in the middle');
    children.push({ tag: child.tag, content: child.content });
    rest = rest.subarray(child.size);
  }
  return children;
}

export function encode({ tag, content }: Element): Buffer {
  const length =
    content.length < 0x80
      ? Buffer.from([content.length])
      : Buffer.from([0x84, ...[24, 16, 8, 0].map((shift) => (content.length >>> shift) & 0xff)]);
  return Buffer.concat([Buffer.from([tag]), length, content]);
}

export const constructed = (tag: number, children: readonly Element[]): Element => ({
  tag,
  content: Buffer.concat(children.map(encode)),
});

export const octets = (value: string | Buffer): Element => ({ tag: 0x04, content: Buffer.from(value as string) });
