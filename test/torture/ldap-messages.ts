import { childrenOf, constructed, encode, octets, type Element } from './ber.ts';
import { readableMetadata } from './replication-metadata.ts';

const tags = { searchRequest: 0x63, searchEntry: 0x64, modifyRequest: 0x66, modifyResponse: 0x67 } as const;
const stored = 'replPropertyMetaData';
const readable = 'msDS-ReplAttributeMetaData';

/** A password on its way to a DC. */
export interface PasswordModify {
  readonly messageId: number;
  /** As it was sent, e.g. `<GUID=...>`. */
  readonly dn: string;
  readonly password: string;
}

/** The password that a message of a client sets; undefined: it sets none. */
export function passwordModifyIn(message: Element): PasswordModify | undefined {
  const [id, operation] = childrenOf(message);
  if (!id || operation?.tag !== tags.modifyRequest) return undefined;
  const [dn, changes] = childrenOf(operation);
  const values = (changes ? childrenOf(changes) : []).flatMap((change) => {
    const [, modification] = childrenOf(change);
    const [type, set] = modification ? childrenOf(modification) : [];
    return type && set && textOf(type).toLowerCase() === 'unicodepwd' ? childrenOf(set) : [];
  });
  const [value] = values;
  if (!dn || !value) return undefined;
  return { messageId: numberOf(id), dn: textOf(dn), password: value.content.toString('utf16le').slice(1, -1) };
}

/** The result code of the answer to a modify; undefined: the message is none. */
export function modifyAnswerIn(message: Element): { readonly messageId: number; readonly result: number } | undefined {
  const [id, operation] = childrenOf(message);
  if (!id || operation?.tag !== tags.modifyResponse) return undefined;
  const [result] = childrenOf(operation);
  return result && { messageId: numberOf(id), result: numberOf(result) };
}

/** Asks Samba for what it stores where the client asks for AD's readable form, which Samba does not offer. */
export function askForStoredMetadata(message: Element): Buffer {
  const [id, operation, ...controls] = childrenOf(message);
  if (!id || operation?.tag !== tags.searchRequest) return encode(message);
  const parts = childrenOf(operation);
  const asked = parts.at(-1);
  if (!asked) return encode(message);
  const names = childrenOf(asked).map((name) => (textOf(name) === readable ? octets(stored) : name));
  const search = constructed(operation.tag, [...parts.slice(0, -1), constructed(asked.tag, names)]);
  return encode(constructed(message.tag, [id, search, ...controls]));
}

/** Puts AD's readable form in the place of what Samba stores. */
export function giveReadableMetadata(message: Element): Buffer {
  const [id, operation, ...controls] = childrenOf(message);
  if (!id || operation?.tag !== tags.searchEntry) return encode(message);
  const [dn, attributes] = childrenOf(operation);
  if (!dn || !attributes) return encode(message);
  const entry = constructed(operation.tag, [
    dn,
    constructed(attributes.tag, childrenOf(attributes).map(withReadableMetadata)),
  ]);
  return encode(constructed(message.tag, [id, entry, ...controls]));
}

function withReadableMetadata(attribute: Element): Element {
  const [type, set] = childrenOf(attribute);
  if (!type || !set || textOf(type) !== stored) return attribute;
  const texts = childrenOf(set).flatMap(({ content }) => readableMetadata(content));
  return constructed(attribute.tag, [octets(readable), constructed(set.tag, texts.map(octets))]);
}

const textOf = ({ content }: Element): string => content.toString('utf8');
const numberOf = ({ content }: Element): number => content.readUIntBE(0, content.length);
