import type { PersonKey } from '../../core/person.ts';
import { absent, read, unavailable, type Reading } from '../../core/reading.ts';
import type { AdDirectory, AdMatches } from '../../ports/ad-directory.ts';
import type { AdOptions } from './ad-options.ts';
import { resetPassword, unlock } from './change-account.ts';
import type { Connection } from './connection.ts';
import { ConnectionManager } from './connection-manager.ts';
import { DomainCache } from './domain.ts';
import { asSourceFailureCode, readFailure } from './errors.ts';
import { findAccounts } from './find-accounts.ts';
import { lookupOf } from './lookup.ts';
import { SecondDc } from './second-dc.ts';

/**
 * Active Directory through LDAP. Connects at the first question, not before.
 *
 * Rights: an ordinary user reads everything but deleted objects; see `change-account.ts` for the changes.
 */
export function createAdDirectory(options: AdOptions): AdDirectory {
  const connections = new ConnectionManager(options);
  const domain = new DomainCache(options.baseDn);
  const secondDc = options.secondServer === undefined ? undefined : new SecondDc(options, options.secondServer);

  const reading = async <T>(work: (connection: Connection) => Promise<Reading<T>>): Promise<Reading<T>> => {
    try {
      return await connections.read(work);
    } catch (error) {
      return unavailable(asSourceFailureCode(readFailure(error)));
    }
  };

  return {
    async find(key, limit): Promise<Reading<AdMatches>> {
      // AD holds no Entra object ids.
      if (key.by === 'entra-id') return unavailable('not-asked');
      const lookup = lookupOf(key);
      if (lookup === undefined) return absent;
      return reading(async (connection) => {
        const thisDomain = await requireThisDomain(key, connection, domain);
        if (thisDomain.kind !== 'read') return thisDomain;
        const matches = await findAccounts(connection, domain, options, lookup, limit, secondDc);
        return matches.accounts.length === 0 ? absent : read(matches);
      });
    },

    resetPassword: (change) => resetPassword(connections, domain, change),
    unlock: (objectGUID) => unlock(connections, domain, objectGUID),

    ping: () =>
      reading(async (connection) => {
        await connection.search(options.baseDn, { scope: 'base', attributes: ['objectClass'] });
        return read({ server: connection.server });
      }),

    async close(): Promise<void> {
      connections.close();
      secondDc?.close();
    },
  };
}

/**
 * Settles a `DOMAIN\user`: `read` when the domain is this one or none was typed, `absent` when it is another, whose user
 * of that name is somebody else. By NetBIOS or DNS name; when the names cannot be read, nobody knows.
 */
async function requireThisDomain(
  key: PersonKey,
  connection: Connection,
  cache: DomainCache,
): Promise<Reading<undefined>> {
  if (key.by !== 'account' || key.domain === undefined) return read(undefined);
  const { names } = await cache.read(connection);
  if (names.length === 0) return unavailable('ldap.forbidden');
  return names.includes(key.domain.toLowerCase()) ? read(undefined) : absent;
}
