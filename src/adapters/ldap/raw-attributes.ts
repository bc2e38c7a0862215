import type { Entry } from 'ldapts';
import type { RawAdAccount } from '../../core/snapshot/snapshot.ts';
import type { AttributeForm } from './attributes.ts';
import { guidToText, sidToText } from './binary-text.ts';

const binaryForms: readonly AttributeForm[] = ['guid', 'sid', 'sids', 'base64', 'hex'];

/** The names among `forms` that ldapts must hand over as bytes: left to itself it guesses per value. */
export function binaryAttributes(forms: Readonly<Record<string, AttributeForm>>): string[] {
  return Object.keys(forms).filter((name) => binaryForms.includes(forms[name] ?? 'text'));
}

/**
 * Writes an entry's values as the text forms that `RawAdAccount` documents. Attributes without a value, which ldapts
 * gives as empty arrays, and values that are not what their attribute should hold are left out.
 */
export function rawAttributes(entry: Entry, forms: Readonly<Record<string, AttributeForm>>): RawAdAccount {
  const raw: Record<string, unknown> = {};
  for (const [attribute, value] of Object.entries(entry)) {
    // A large multi-valued attribute arrives in part, as `memberOf;range=0-1499`.
    const name = attribute.replace(/;range=.*$/i, '');
    const form = forms[name];
    const text = form === undefined ? undefined : textOf(form, Array.isArray(value) ? value : [value]);
    if (text !== undefined) raw[name] = text;
  }
  return raw;
}

function textOf(form: AttributeForm, values: readonly (Buffer | string)[]): unknown {
  const [first] = values;
  if (first === undefined) return undefined;
  switch (form) {
    case 'text':
      return asString(first);
    case 'texts':
      return values.map(asString);
    case 'guid':
      return guidToText(asBytes(first));
    case 'sid':
      return sidToText(asBytes(first));
    case 'sids': {
      const sids = values.map((value) => sidToText(asBytes(value)));
      // One unreadable group could be the one that matters: then nothing is known about the groups.
      return sids.includes(undefined) ? undefined : sids;
    }
    case 'base64':
      return asBytes(first).toString('base64');
    case 'hex':
      return asBytes(first).toString('hex');
  }
}

/** AD ends the values of msDS-ReplAttributeMetaData with a NUL. */
const asString = (value: Buffer | string): string => value.toString().replace(/\0+$/, '');

const asBytes = (value: Buffer | string): Buffer => (typeof value === 'string' ? Buffer.from(value) : value);
