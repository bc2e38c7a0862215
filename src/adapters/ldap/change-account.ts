import { Attribute, Change } from 'ldapts';
import type { DirectoryTrace } from '../../core/directory-trace.ts';
import type { ChangeOutcome, PasswordChange } from '../../ports/ad-directory.ts';
import { dnOfGuid, readAccount } from './account-details.ts';
import { guidToBytes } from './binary-text.ts';
import type { Connection } from './connection.ts';
import type { ConnectionManager } from './connection-manager.ts';
import type { DomainCache } from './domain.ts';
import { readFailure } from './errors.ts';
import { stampAttribute, stampsOf } from './read-stamps.ts';

/**
 * Resets the password in one modify and reads the account back on the same DC.
 *
 * Rights: Reset Password; Write pwdLastSet when a change is forced; Write lockoutTime when unlocking. Without a forced
 * change `pwdLastSet` is not written: the DC sets it to the time of the reset by itself, which also clears an earlier
 * "must change", whereas writing -1 takes the right Unexpire Password as well.
 */
export async function resetPassword(
  connections: ConnectionManager,
  domain: DomainCache,
  change: PasswordChange,
): Promise<ChangeOutcome> {
  // unicodePwd takes the password in double quotes, as UTF-16LE.
  const unicodePwd = Buffer.from(`"${change.newPassword.reveal()}"`, 'utf16le');
  try {
    return await modifyAndReadBack(connections, domain, change.objectGUID, [
      replace('unicodePwd', unicodePwd),
      ...(change.forceChange ? [replace('pwdLastSet', '0')] : []),
      ...(change.unlock ? [clearLockout()] : []),
    ]);
  } finally {
    unicodePwd.fill(0);
  }
}

/** Clears a lockout and reads the account back on the same DC. Right: Write lockoutTime. */
export function unlock(
  connections: ConnectionManager,
  domain: DomainCache,
  objectGUID: string,
): Promise<ChangeOutcome> {
  return modifyAndReadBack(connections, domain, objectGUID, [clearLockout()]);
}

/** Sends the change once; whatever happens then, it is never sent again. */
async function modifyAndReadBack(
  connections: ConnectionManager,
  domain: DomainCache,
  objectGUID: string,
  changes: Change[],
): Promise<ChangeOutcome> {
  if (guidToBytes(objectGUID) === undefined) return { kind: 'refused', code: 'ldap.no-such-object' };
  let connection: Connection;
  try {
    connection = await connections.openForChange();
  } catch (error) {
    return { kind: 'refused', code: readFailure(error).code };
  }
  const { server } = connection;
  try {
    await connection.modify(dnOfGuid(objectGUID), changes);
  } catch (error) {
    connections.report(server, error);
    connection.close();
    const { code, answered, resultCode } = readFailure(error);
    const trace = resultCode === undefined ? {} : { trace: { ldapCode: resultCode } };
    return answered ? { kind: 'refused', code, server, ...trace } : { kind: 'unknown', code, server };
  }
  try {
    const [after, trace] = await Promise.all([
      readAccount(connection, domain, objectGUID),
      readTrace(connection, objectGUID),
    ]);
    if (after !== undefined) return { kind: 'done', server, after, trace: { ldapCode: 0, ...trace } };
  } catch (error) {
    connections.report(server, error);
  } finally {
    connection.close();
  }
  // The DC said yes, but the account could not be seen afterwards: "done" would claim more than is known.
  return { kind: 'unknown', code: 'ldap.not-read-back', server };
}

/** What a reviewer needs to find this change in AD again. Empty where AD does not say: the change was made all the same. */
async function readTrace(connection: Connection, objectGUID: string): Promise<DirectoryTrace> {
  try {
    const [entry] = await connection.search(dnOfGuid(objectGUID), {
      scope: 'base',
      attributes: ['uSNChanged', stampAttribute],
      explicitBufferAttributes: [stampAttribute],
    });
    if (entry === undefined) return {};
    const { unicodePwd } = await stampsOf(entry, objectGUID, connection);
    const uSNChanged = entry['uSNChanged'];
    return {
      ...(typeof uSNChanged === 'string' && { uSNChanged }),
      ...(unicodePwd && { passwordVersion: unicodePwd.version, passwordWrittenAt: unicodePwd.at.toISOString() }),
    };
  } catch {
    return {};
  }
}

const replace = (type: string, value: string | Buffer): Change =>
  new Change({
    operation: 'replace',
    modification: new Attribute({ type, values: [value] as string[] | Buffer[] }),
  });

const clearLockout = (): Change => replace('lockoutTime', '0');
