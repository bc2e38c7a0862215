import { Attribute, Change, ModifyRequest, SearchRequest, AndFilter } from 'ldapts';
import { describe, expect, it } from 'vitest';
import { childrenOf, constructed, encode, firstElement, octets, type Element } from './ber.ts';
import { askForStoredMetadata, giveReadableMetadata, modifyAnswerIn, passwordModifyIn } from './ldap-messages.ts';

const password = 'Kq7rm-Wx4dn-Ph8tz';
const unicodePwd = Buffer.from(`"${password}"`, 'utf16le');
const dn = '<GUID=6f9619ff-8b86-4011-b42d-00c04fc964ff>';

function parsed(bytes: Buffer): Element {
  const element = firstElement(bytes);
  if (!element) throw new Error('no whole message');
  return { tag: element.tag, content: element.content };
}

const replace = (type: string, value: string | Buffer): Change =>
  new Change({ operation: 'replace', modification: new Attribute({ type, values: [value] as string[] | Buffer[] }) });
const modify = (...changes: Change[]): Element => parsed(new ModifyRequest({ messageId: 300, dn, changes }).write());
const search = (...attributes: string[]): Element =>
  parsed(
    new SearchRequest({
      messageId: 7,
      baseDN: dn,
      filter: new AndFilter({ filters: [] }),
      attributes,
      scope: 'base',
      explicitBufferAttributes: [],
      returnAttributeValues: true,
      sizeLimit: 0,
      timeLimit: 10,
    }).write(),
  );

describe('what the line to the DC is read for', () => {
  it('is the password of a modify, whatever else it changes', () => {
    const message = modify(replace('pwdLastSet', '0'), replace('unicodePwd', unicodePwd));

    expect(passwordModifyIn(message)).toEqual({ messageId: 300, dn, password });
  });

  it('is nothing in a modify that sets none, and nothing in a search', () => {
    expect([passwordModifyIn(modify(replace('lockoutTime', '0'))), passwordModifyIn(search('cn'))]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('is the result of a modify', () => {
    const number = (tag: number, value: number): Element => ({ tag, content: Buffer.from([value]) });
    const response = constructed(0x67, [number(0x0a, 19), octets(''), octets('no')]);

    expect(modifyAnswerIn(constructed(0x30, [number(0x02, 5), response]))).toEqual({ messageId: 5, result: 19 });
  });

  it('is left as it was where nothing is to be changed', () => {
    const message = search('cn', 'pwdLastSet');

    expect(parsed(askForStoredMetadata(message))).toEqual(message);
  });

  it('is asked for what Samba stores where AD offers a readable form', () => {
    const asked = parsed(askForStoredMetadata(search('cn', 'msDS-ReplAttributeMetaData')));

    expect(namesIn(asked)).toEqual(['cn', 'replPropertyMetaData']);
  });

  it('gives the readable form of what Samba stores', () => {
    const blob = metadataOf(0x0009005a, 4, new Date('2026-11-20T08:50:00Z'));
    const attribute = constructed(0x30, [octets('replPropertyMetaData'), constructed(0x31, [octets(blob)])]);
    const entry = constructed(0x64, [octets(dn), constructed(0x30, [attribute])]);
    const message = constructed(0x30, [{ tag: 0x02, content: Buffer.from([7]) }, entry]);

    const text = giveReadableMetadata(message).toString();

    expect(text).toContain('msDS-ReplAttributeMetaData');
    expect(text).toContain('<pszAttributeName>unicodePwd</pszAttributeName>');
    expect(text).toContain('<dwVersion>4</dwVersion>');
    expect(text).toContain('<ftimeLastOriginatingChange>2026-11-20T08:50:00Z</ftimeLastOriginatingChange>');
  });

  it.each([0, 1, 0x7f, 0x80, 70_000])('is whole with a content of %i bytes, and not before', (length) => {
    const element = { tag: 0x04, content: Buffer.alloc(length, 1) };
    const bytes = encode(element);

    expect(firstElement(bytes)).toEqual({ ...element, size: bytes.length });
    expect(firstElement(bytes.subarray(0, -1))).toBeUndefined();
  });
});

function namesIn(message: Element): readonly string[] {
  const [, operation] = childrenOf(message);
  const names = operation && childrenOf(operation).at(-1);
  return names ? childrenOf(names).map(({ content }) => content.toString()) : [];
}

function metadataOf(attribute: number, version: number, at: Date): Buffer {
  const blob = Buffer.alloc(16 + 48);
  blob.writeUInt32LE(1, 0);
  blob.writeUInt32LE(1, 8);
  blob.writeUInt32LE(attribute, 16);
  blob.writeUInt32LE(version, 20);
  blob.writeBigUInt64LE(BigInt(at.getTime() / 1_000) + 11_644_473_600n, 24);
  return blob;
}
