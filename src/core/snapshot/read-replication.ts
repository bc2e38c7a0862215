import type { AdAccount } from '../facts.ts';
import { isRecord, type Raw } from './raw-values.ts';
import { readGeneralizedTime } from './raw-times.ts';

const field = (text: string, name: string): string | undefined =>
  new RegExp(`<${name}>\\s*([^<\\0]*?)\\s*</${name}>`).exec(text)?.[1];

/**
 * When an attribute was last written on whichever DC, from `msDS-ReplAttributeMetaData`: XML-like text, one
 * `DS_REPL_ATTR_META_DATA` element for each attribute, in one value or several. Says when, never who. A snapshot
 * written by hand may give objects instead: one for each attribute, or one with the attributes as its keys.
 */
export function readWritten(metadata: unknown): AdAccount['written'] {
  const written: { -readonly [K in keyof AdAccount['written']]: AdAccount['written'][K] } = {};
  if (metadata === undefined) return written;
  for (const [name, time, version] of elementsOf(metadata)) {
    const at = readGeneralizedTime(time);
    if (at === undefined || (name !== 'unicodePwd' && name !== 'pwdLastSet')) continue;
    written[name] = at;
    const count = Number(version);
    if (name === 'unicodePwd' && Number.isSafeInteger(count) && count > 0) written.unicodePwdVersion = count;
  }
  return written;
}

type Written = readonly [name: unknown, time: unknown, version?: unknown];

function elementsOf(metadata: unknown): readonly Written[] {
  return (Array.isArray(metadata) ? metadata : [metadata]).flatMap((value) => {
    if (isRecord(value)) return elementsOfObject(value);
    if (typeof value !== 'string') return [];
    const elements = value.split('</DS_REPL_ATTR_META_DATA>');
    return elements.map((e): Written => [
      field(e, 'pszAttributeName'),
      field(e, 'ftimeLastOriginatingChange'),
      field(e, 'dwVersion'),
    ]);
  });
}

function elementsOfObject(value: Raw): readonly Written[] {
  if (value['pszAttributeName'] !== undefined)
    return [[value['pszAttributeName'], value['ftimeLastOriginatingChange'], value['dwVersion']]];
  return Object.entries(value).map(([name, at]) =>
    isRecord(at) ? [name, at['ftimeLastOriginatingChange'], at['dwVersion']] : [name, at],
  );
}
