import type { Entry } from 'ldapts';
import type { PasswordState } from '../../core/reconcile/password-state.ts';
import { dnOfGuid, unlessRefused } from './account-details.ts';
import { stampsFromBlob, stampsFromText } from './attribute-stamps.ts';
import type { Connection } from './connection.ts';

export const stampAttribute = 'replPropertyMetaData';

/**
 * The stamps of an entry that was read with `stampAttribute` as bytes. Where a DC does not show that one, it is asked
 * for `msDS-ReplAttributeMetaData`, which only Windows has. Empty: neither may be read.
 *
 * Rights: read of `replPropertyMetaData`, which domains usually grant with "Read all properties".
 */
export async function stampsOf(
  entry: Entry,
  objectGUID: string,
  connection: Connection,
): Promise<PasswordState['stamps']> {
  const blob = entry[stampAttribute];
  const stamps = Buffer.isBuffer(blob) ? stampsFromBlob(blob) : undefined;
  return stamps ?? (await unlessRefused(readTextStamps(connection, objectGUID))) ?? {};
}

async function readTextStamps(connection: Connection, objectGUID: string): Promise<PasswordState['stamps']> {
  const attribute = 'msDS-ReplAttributeMetaData';
  const [entry] = await connection.search(dnOfGuid(objectGUID), { scope: 'base', attributes: [attribute] });
  const value = entry?.[attribute] ?? [];
  return stampsFromText((Array.isArray(value) ? value : [value]).map(String));
}
