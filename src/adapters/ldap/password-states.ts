import { AndFilter, EqualityFilter, type Entry, type SearchOptions } from 'ldapts';
import { absent, read, unavailable, type Reading } from '../../core/reading.ts';
import type { PasswordState } from '../../core/reconcile/password-state.ts';
import { readAdAccount } from '../../core/snapshot/read-ad-account.ts';
import type { PasswordStates } from '../../ports/password-states.ts';
import { dnOfGuid } from './account-details.ts';
import type { AdOptions } from './ad-options.ts';
import type { AttributeForm } from './attributes.ts';
import { guidToBytes } from './binary-text.ts';
import type { Connection } from './connection.ts';
import { ConnectionManager } from './connection-manager.ts';
import { showDeleted } from './controls.ts';
import { asSourceFailureCode, LdapError, readFailure } from './errors.ts';
import { binaryAttributes, rawAttributes } from './raw-attributes.ts';
import { stampAttribute, stampsOf } from './read-stamps.ts';

const forms: Readonly<Record<string, AttributeForm>> = {
  objectGUID: 'guid',
  distinguishedName: 'text',
  userPrincipalName: 'text',
  sAMAccountName: 'text',
  pwdLastSet: 'text',
  whenCreated: 'text',
  isDeleted: 'text',
};

/** A DC gives at most 1,000 accounts at a time. */
const usualPage = 500;

const what = {
  attributes: [...Object.keys(forms), stampAttribute],
  explicitBufferAttributes: [...binaryAttributes(forms), stampAttribute],
} satisfies SearchOptions;

/** People only: computers and managed service accounts change their passwords by themselves. */
const people = new AndFilter({
  filters: [
    new EqualityFilter({ attribute: 'objectCategory', value: 'person' }),
    new EqualityFilter({ attribute: 'objectClass', value: 'user' }),
  ],
});

/** Rights: an ordinary user; see `read-stamps.ts` for the change counters. */
export function createPasswordStates(options: AdOptions, pageSize = usualPage): PasswordStates {
  const connections = new ConnectionManager(options);
  return {
    async *below(distinguishedName) {
      try {
        // A list that was begun on one connection cannot be continued on another, so it has one of its own.
        yield* pagesBelow(await connections.openForChange(), distinguishedName, pageSize);
      } catch (error) {
        yield unavailable(asSourceFailureCode(readFailure(error)));
      }
    },
    async of(objectGUID): Promise<Reading<PasswordState>> {
      if (guidToBytes(objectGUID) === undefined) return absent;
      try {
        return await connections.read((connection) => readOne(connection, objectGUID));
      } catch (error) {
        const failure = readFailure(error);
        return failure.code === 'ldap.no-such-object' ? absent : unavailable(asSourceFailureCode(failure));
      }
    },
    close: async () => connections.close(),
  };
}

async function* pagesBelow(
  connection: Connection,
  base: string,
  pageSize: number,
): AsyncGenerator<Reading<readonly PasswordState[]>> {
  try {
    for await (const entries of connection.pages(base, { scope: 'sub', filter: people, paged: { pageSize }, ...what }))
      yield read(await statesOf(entries, connection));
  } finally {
    connection.close();
  }
}

async function readOne(connection: Connection, objectGUID: string): Promise<Reading<PasswordState>> {
  const entries = await connection.search(dnOfGuid(objectGUID), { scope: 'base', ...what }, [showDeleted()]);
  const [state] = await statesOf(entries, connection);
  return state ? read(state) : absent;
}

async function statesOf(entries: readonly Entry[], connection: Connection): Promise<readonly PasswordState[]> {
  const states: PasswordState[] = [];
  for (const entry of entries) states.push(await stateOf(entry, connection));
  return states;
}

async function stateOf(entry: Entry, connection: Connection): Promise<PasswordState> {
  const account = readAdAccount(rawAttributes(entry, forms));
  const { objectGUID, distinguishedName = entry.dn, userPrincipalName, sAMAccountName } = account;
  // Without its id an account cannot be compared with anything, and every account may be asked for it.
  if (objectGUID === undefined) throw new LdapError({ code: 'ldap.no-right', answered: true });
  return {
    objectGUID,
    distinguishedName,
    name: userPrincipalName ?? sAMAccountName ?? distinguishedName,
    ...(account.pwdLastSet !== undefined && { pwdLastSet: account.pwdLastSet }),
    ...(account.whenCreated !== undefined && { whenCreated: account.whenCreated }),
    stamps: account.isDeleted ? {} : await stampsOf(entry, objectGUID, connection),
    isDeleted: account.isDeleted,
    server: connection.server,
  };
}
