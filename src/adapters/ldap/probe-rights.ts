import { EqualityFilter, OrFilter } from 'ldapts';
import type { Right } from '../../core/doctor/ad-facts.ts';
import { accountAttributes } from './attributes.ts';
import { guidToText } from './binary-text.ts';
import type { Connection } from './connection.ts';
import { accessMask, allows, type Ace } from './dacl.ts';
import { textsOf } from './probe-root.ts';

/** The extended right User-Force-Change-Password ("Reset Password"). */
const resetPassword = '00299570-246d-11d0-a768-00aa006e0529';

/** By what an attribute can be named in a permission list. */
interface AttributeSchema {
  readonly guids: readonly string[];
  /** Reading takes a control access right besides (searchFlags, bit 7). */
  readonly confidential: boolean;
}

export type Schema = ReadonlyMap<string, AttributeSchema>;

/** The attributes that Latchkey reads, as the schema describes them; those it does not describe are missing. */
export async function readSchema(connection: Connection, schemaDn: string): Promise<Schema> {
  const guids = ['schemaIDGUID', 'attributeSecurityGUID'];
  const entries = await connection.search(schemaDn, {
    scope: 'one',
    filter: new OrFilter({
      filters: Object.keys(accountAttributes).map(
        (value) => new EqualityFilter({ attribute: 'lDAPDisplayName', value }),
      ),
    }),
    attributes: ['lDAPDisplayName', 'searchFlags', ...guids],
    explicitBufferAttributes: guids,
  });
  return new Map(
    entries.map((entry) => [
      String(entry['lDAPDisplayName']),
      {
        guids: guids.flatMap((name) => (Buffer.isBuffer(entry[name]) ? (guidToText(entry[name]) ?? []) : [])),
        confidential: (Number(textsOf(entry['searchFlags'])[0] ?? 0) & 0x80) !== 0,
      },
    ]),
  );
}

/** Who asks: the SIDs of the access token. Missing: nobody knows. */
export type Token = ReadonlySet<string> | undefined;

export function mayRead(attribute: string, list: readonly Ace[] | undefined, token: Token, schema: Schema): Right {
  const described = schema.get(attribute);
  if (list === undefined || token === undefined || described === undefined) return 'unknown';
  const reads = allows(list, token, accessMask.readProperty, described.guids);
  const opens = !described.confidential || allows(list, token, accessMask.controlAccess, described.guids);
  return reads && opens ? 'allowed' : 'denied';
}

export function mayReset(list: readonly Ace[] | undefined, token: Token): Right {
  if (list === undefined || token === undefined) return 'unknown';
  return allows(list, token, accessMask.controlAccess, [resetPassword]) ? 'allowed' : 'denied';
}
