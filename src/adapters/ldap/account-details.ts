import type { RawAdAccount } from '../../core/snapshot/snapshot.ts';
import { accountAttributes, groupAttributes, type AttributeForm } from './attributes.ts';
import { cannotChangePassword } from './change-password-right.ts';
import type { Connection } from './connection.ts';
import { DaclOnlyControl } from './controls.ts';
import type { DomainCache } from './domain.ts';
import { readFailure } from './errors.ts';
import { binaryAttributes, rawAttributes } from './raw-attributes.ts';

/** AD's alternative form of a DN, for searches and changes alike: it holds when the account is renamed or moved. */
export const dnOfGuid = (objectGUID: string): string => `<GUID=${objectGUID}>`;

/** Reads one account with all its details. Undefined: there is no such object, or it may not be seen. */
export async function readAccount(
  connection: Connection,
  domain: DomainCache,
  objectGUID: string,
): Promise<RawAdAccount | undefined> {
  const account = await readAttributes(connection, objectGUID, accountAttributes);
  return account === undefined ? undefined : addDetails(connection, domain, account);
}

/**
 * Adds to an account what a search for several cannot give: `tokenGroups`, `_domain`, `_cannotChangePassword`. What the
 * service account may not read is left out.
 */
export async function addDetails(
  connection: Connection,
  domain: DomainCache,
  account: RawAdAccount,
): Promise<RawAdAccount> {
  const objectGUID = String(account['objectGUID']);
  const [groups, facts, cannotChange] = await Promise.all([
    unlessRefused(readAttributes(connection, objectGUID, groupAttributes)),
    unlessRefused(domain.read(connection)),
    unlessRefused(readCannotChangePassword(connection, objectGUID)),
  ]);
  return {
    ...account,
    ...groups,
    ...(facts?.policy !== undefined && { _domain: facts.policy }),
    ...(cannotChange !== undefined && { _cannotChangePassword: cannotChange }),
    _server: connection.server,
  };
}

/** Base-scope search; undefined when there is no such object. */
export async function readAttributes(
  connection: Connection,
  objectGUID: string,
  forms: Readonly<Record<string, AttributeForm>>,
): Promise<RawAdAccount | undefined> {
  const [entry] = await connection.search(dnOfGuid(objectGUID), {
    scope: 'base',
    attributes: Object.keys(forms),
    explicitBufferAttributes: binaryAttributes(forms),
  });
  return entry === undefined ? undefined : rawAttributes(entry, forms);
}

async function readCannotChangePassword(connection: Connection, objectGUID: string): Promise<boolean | undefined> {
  const attributes = ['nTSecurityDescriptor'];
  const [entry] = await connection.search(
    dnOfGuid(objectGUID),
    { scope: 'base', attributes, explicitBufferAttributes: attributes },
    [new DaclOnlyControl()],
  );
  const descriptor = entry?.['nTSecurityDescriptor'];
  return Buffer.isBuffer(descriptor) ? cannotChangePassword(descriptor) : undefined;
}

/** Undefined for what the DC refuses to say; a lost connection still rejects. */
export async function unlessRefused<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (readFailure(error).answered) return undefined;
    throw error;
  }
}
