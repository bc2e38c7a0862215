import { isRecord, type Raw } from './raw-values.ts';
import { readGeneralizedTime } from './raw-times.ts';

const field = (text: string, name: string): string | undefined =>
  new RegExp(`<${name}>\\s*([^<\\0]*?)\\s*</${name}>`).exec(text)?.[1];

/**
 * When an attribute was last written on whichever DC, from `msDS-ReplAttributeMetaData`: XML-like text, one
 * `DS_REPL_ATTR_META_DATA` element for each attribute, in one value or several. Says when, never who. A snapshot
 * written by hand may give objects instead: one for each attribute, or one with the attributes as its keys.
 */
export function readWritten(metadata: unknown): { readonly unicodePwd?: Date; readonly pwdLastSet?: Date } {
  const written: { unicodePwd?: Date; pwdLastSet?: Date } = {};
  if (metadata === undefined) return written;
  for (const [name, time] of elementsOf(metadata)) {
    const at = readGeneralizedTime(time);
    if (at !== undefined && (name === 'unicodePwd' || name === 'pwdLastSet')) written[name] = at;
  }
  return written;
}

function elementsOf(metadata: unknown): readonly (readonly [unknown, unknown])[] {
  return (Array.isArray(metadata) ? metadata : [metadata]).flatMap((value) => {
    if (isRecord(value)) return elementsOfObject(value);
    if (typeof value !== 'string') return [];
    const elements = value.split('</DS_REPL_ATTR_META_DATA>');
    return elements.map((e) => [field(e, 'pszAttributeName'), field(e, 'ftimeLastOriginatingChange')] as const);
  });
}

function elementsOfObject(value: Raw): readonly (readonly [unknown, unknown])[] {
  if (value['pszAttributeName'] !== undefined)
    return [[value['pszAttributeName'], value['ftimeLastOriginatingChange']]];
  return Object.entries(value).map(([name, at]) => [name, isRecord(at) ? at['ftimeLastOriginatingChange'] : at]);
}
