import { read, absent } from '../../core/reading.ts';
import type { RawAdAccount } from '../../core/snapshot/snapshot.ts';
import type { AdDirectory, ChangeOutcome, PasswordChange } from '../../ports/ad-directory.ts';
import { northwind } from '../northwind.ts';
import { constructedAttributes } from './constructed-attributes.ts';
import { domainAttributes, type DomainPolicy } from './domain.ts';
import { toFileTime, toGeneralisedTime } from './file-time.ts';
import { matchesKey } from './match-account.ts';
import { meetsPasswordPolicy } from './password-policy.ts';
import { textOf, writeAttributes, type StoredAccount, type StoredAttributes } from './stored-account.ts';

/** The lab's AD: what Latchkey may do, and what an administrator of the domain can do beside it. */
export interface LabDirectory extends AdDirectory {
  /** Everything in the directory, for the Connect simulator. */
  readonly accounts: readonly StoredAccount[];
  readonly policy: DomainPolicy;
  /** Writes attributes as an administrator with the AD tools would. Rejects an account that does not exist. */
  administer(objectGUID: string, changes: StoredAttributes): void;
}

export interface LabDirectoryOptions {
  readonly accounts: readonly StoredAccount[];
  readonly policy: DomainPolicy;
  readonly now: () => Date;
}

/**
 * An Active Directory in memory with AD's own semantics: constructed attributes are computed when read, a modify is
 * atomic and stamps replication metadata, protected accounts refuse delegated changes.
 */
export function createLabDirectory({ accounts, policy, now }: LabDirectoryOptions): LabDirectory {
  const outline = (account: StoredAccount): RawAdAccount => ({
    ...account.attributes,
    ...constructedAttributes(account, policy, now()),
    _server: northwind.domainController,
  });
  const whole = (account: StoredAccount): RawAdAccount => ({
    ...outline(account),
    tokenGroups: account.tokenGroups,
    _domain: domainAttributes(policy),
  });
  const byGuid = (objectGUID: string): StoredAccount | undefined =>
    accounts.find((account) => matchesKey(account, { by: 'object-guid', value: objectGUID }));

  const modify = (account: StoredAccount, changes: StoredAttributes): ChangeOutcome => {
    const at = now();
    writeAttributes(account, { ...changes, whenChanged: toGeneralisedTime(at) }, at);
    return { kind: 'done', server: northwind.domainController, after: whole(account) };
  };

  return {
    accounts,
    policy,

    async find(key, limit) {
      const matches = accounts.filter((account) => matchesKey(account, key));
      if (matches.length === 0) return absent;
      const asRead = matches.length === 1 ? whole : outline;
      return read({ accounts: matches.slice(0, limit).map(asRead), more: matches.length > limit });
    },

    async resetPassword(change) {
      const account = byGuid(change.objectGUID);
      if (!account) return refused('ldap.no-such-object');
      if (isProtected(account)) return refused('ldap.no-right');
      if (!meetsPasswordPolicy(change.newPassword.reveal(), account, policy)) return refused('ldap.password-policy');
      return modify(account, passwordAttributes(change, now()));
    },

    async unlock(objectGUID) {
      const account = byGuid(objectGUID);
      if (!account) return refused('ldap.no-such-object');
      if (isProtected(account)) return refused('ldap.no-right');
      return modify(account, unlocked);
    },

    async ping() {
      return read({ server: northwind.domainController });
    },

    async close() {},

    administer(objectGUID, changes) {
      const account = byGuid(objectGUID);
      if (!account) throw new Error(`The lab's AD has no object ${objectGUID}`);
      modify(account, changes);
    },
  };
}

const unlocked: StoredAttributes = { lockoutTime: '0', badPwdCount: 0 };

function passwordAttributes(change: PasswordChange, now: Date): StoredAttributes {
  return {
    unicodePwd: '',
    pwdLastSet: change.forceChange ? '0' : toFileTime(now),
    ...(change.unlock && unlocked),
  };
}

/** AdminSDHolder replaced the permissions of these accounts: the helpdesk's delegated rights do not reach them. */
function isProtected(account: StoredAccount): boolean {
  return textOf(account, 'adminCount') === '1';
}

function refused(code: (ChangeOutcome & { kind: 'refused' })['code']): ChangeOutcome {
  return { kind: 'refused', code, server: northwind.domainController };
}
