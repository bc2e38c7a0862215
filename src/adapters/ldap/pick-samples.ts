import { AndFilter, EqualityFilter, ExtensibleFilter, NotFilter, OrFilter, PresenceFilter, type Filter } from 'ldapts';
import type { Connection } from './connection.ts';
import { unlessRefused } from './account-details.ts';
import { sidToBytes } from './binary-text.ts';
import { textsOf } from './probe-root.ts';
import type { SampleWish } from './probe-sample.ts';

/** Of each OU: enough to see what a single account may not show. */
const perUnit = 3;

const equals = (attribute: string, value: string): Filter => new EqualityFilter({ attribute, value });
const stamped = equals('adminCount', '1');
const person = [equals('objectCategory', 'person'), equals('objectClass', 'user')];

/** Finds the accounts that were named, by sAMAccountName, UPN or DN. */
export async function resolveNamed(
  connection: Connection,
  baseDn: string,
  names: readonly string[],
  isProtected: boolean,
): Promise<{ readonly found: readonly SampleWish[]; readonly notFound: readonly string[] }> {
  const found: SampleWish[] = [];
  const notFound: string[] = [];
  for (const name of names) {
    const keys = ['sAMAccountName', 'userPrincipalName', 'distinguishedName'].map((key) => equals(key, name));
    const filters = [new OrFilter({ filters: keys }), equals('objectClass', 'user')];
    const [entry] = await search(connection, baseDn, new AndFilter({ filters }), 1);
    if (entry === undefined) notFound.push(name);
    else found.push({ dn: entry, asked: name, isProtected });
  }
  return { found, notFound };
}

/**
 * Picks of every OU, or of the whole domain where no OU is named: ordinary accounts, stamped ones, and administrators
 * that are not stamped yet; and the domain's built-in administrator.
 */
export async function pickSamples(
  connection: Connection,
  baseDn: string,
  units: readonly string[],
): Promise<readonly SampleWish[]> {
  const places = units.length > 0 ? units : [baseDn];
  const ordinary = new AndFilter({
    filters: [new PresenceFilter({ attribute: 'sAMAccountName' }), ...person, new NotFilter({ filter: stamped })],
  });
  const guarded = new AndFilter({ filters: [stamped, ...person] });
  const fresh = await unstampedAdministrators(connection, baseDn);
  const picked = await Promise.all(
    places.flatMap((place) =>
      [ordinary, guarded, ...fresh].map((filter) => search(connection, place, filter, perUnit)),
    ),
  );
  const administrator = await administratorOf(connection, baseDn);
  return [
    ...picked.flat().map((dn) => ({ dn, isProtected: false })),
    ...(administrator === undefined ? [] : [{ dn: administrator, isProtected: true }]),
  ];
}

/** Administrators, Account, Server and Backup Operators; the first holds Domain and Enterprise Admins. */
const privilegedGroups = ['S-1-5-32-544', 'S-1-5-32-548', 'S-1-5-32-549', 'S-1-5-32-551'];

/** LDAP_MATCHING_RULE_IN_CHAIN: members of members as well. It takes the group's DN, which differs by language. */
const inChain = '1.2.840.113556.1.4.1941';

async function unstampedAdministrators(connection: Connection, baseDn: string): Promise<readonly Filter[]> {
  const sids = privilegedGroups.flatMap((sid) => sidToBytes(sid) ?? []);
  const bySid = new OrFilter({ filters: sids.map((value) => new EqualityFilter({ attribute: 'objectSid', value })) });
  const groups = await search(connection, baseDn, bySid, privilegedGroups.length);
  if (groups.length === 0) return [];
  const members = groups.map((value) => new ExtensibleFilter({ matchType: 'memberOf', rule: inChain, value }));
  return [
    new AndFilter({ filters: [...person, new NotFilter({ filter: stamped }), new OrFilter({ filters: members })] }),
  ];
}

/** The account with the relative id 500, whatever it is called and wherever it was moved to. */
async function administratorOf(connection: Connection, baseDn: string): Promise<string | undefined> {
  const options = { scope: 'base' as const, attributes: ['objectSid'], explicitBufferAttributes: ['objectSid'] };
  const [base] = (await unlessRefused(connection.search(baseDn, options))) ?? [];
  const domainSid = base?.['objectSid'];
  if (!Buffer.isBuffer(domainSid) || domainSid.length !== 24) return undefined;
  const sid = Buffer.concat([domainSid, Buffer.from([0xf4, 0x01, 0, 0])]);
  sid.writeUInt8(5, 1);
  const [found] = await search(connection, baseDn, new EqualityFilter({ attribute: 'objectSid', value: sid }), 1);
  return found;
}

/** Distinguished names, of the first page only: an OU may hold a hundred thousand. */
async function search(connection: Connection, base: string, filter: Filter, most: number): Promise<readonly string[]> {
  const options = { scope: 'sub' as const, filter, attributes: ['distinguishedName'], paged: { pageSize: most } };
  const first = connection.pages(base, options)[Symbol.asyncIterator]();
  const page = await unlessRefused(first.next());
  const entries = page === undefined || page.done === true ? [] : page.value;
  return entries.flatMap((entry) => textsOf(entry['distinguishedName'])).slice(0, most);
}
