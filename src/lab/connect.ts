import { immutableIdOf } from '../core/immutable-id.ts';
import type { TenantProfile } from '../core/tenant-profile.ts';
import { toFileTime } from './directory/file-time.ts';
import { hasFlag, mustChangePassword, textOf, type StoredAccount } from './directory/stored-account.ts';
import type { GraphData, GraphUser } from './graph/graph-data.ts';

/** Entra Connect: carries changes of AD to Entra when it runs, and only those made since it last took an account up. */
export interface ConnectSimulator {
  /** The loop for password hashes: every two minutes at a customer. */
  runHashLoop(): void;
  /** The cycle for attributes: every thirty minutes at a customer. Carries no password hash. */
  runAttributeCycle(): void;
}

export interface ConnectOptions {
  readonly accounts: readonly StoredAccount[];
  readonly graph: GraphData;
  readonly profile: TenantProfile;
  readonly now: () => Date;
  /** objectGUIDs whose last change waits until that moment; everybody else's changes so far count as taken up. */
  readonly waiting?: ReadonlyMap<string, Date>;
}

/** The rule this product's documentation quotes for disabling the cloud side of accounts whose end date has passed. */
export const disableExpiredRule = 'Out to AAD - Disable Expired Account';

export function createConnectSimulator(options: ConnectOptions): ConnectSimulator {
  const { accounts, graph, profile, now, waiting } = options;
  const takenUp = new Map(
    accounts
      .filter((account) => !waiting?.has(guidOf(account)))
      .map((account) => [guidOf(account), lastPasswordWrite(account)]),
  );

  const takeUp = (account: StoredAccount): void => {
    const changedAt = lastPasswordWrite(account);
    const before = takenUp.get(guidOf(account)) ?? 0;
    const waitsUntil = waiting?.get(guidOf(account));
    const notYet = before === 0 && waitsUntil !== undefined && now() < waitsUntil;
    // The rule that carries hashes applies to enabled accounts only (Microsoft Learn: Troubleshoot password hash synchronization).
    if (changedAt <= before || notYet || hasFlag(account, 'disabled')) return;
    const user = userOf(account, graph);
    if (user)
      carryPassword(account, user, { profile, now: now(), passwordIsNew: writtenAt(account, 'unicodePwd') > before });
    takenUp.set(guidOf(account), changedAt);
  };

  return {
    runHashLoop() {
      if (profile.features?.passwordSyncEnabled === false) return;
      accounts.forEach(takeUp);
      graph.organization['onPremisesLastPasswordSyncDateTime'] = now().toISOString();
    },

    runAttributeCycle() {
      for (const account of accounts) {
        const user = userOf(account, graph);
        if (user) carryEnabledState(account, user, profile, now());
      }
      graph.organization['onPremisesLastSyncDateTime'] = now().toISOString();
    },
  };
}

interface Carrying {
  readonly profile: TenantProfile;
  readonly now: Date;
  /** False: only "must change" was ticked or cleared. */
  readonly passwordIsNew: boolean;
}

/**
 * Brings one password to the cloud. A temporary one is withheld, and the old one goes on working, unless the tenant
 * has turned on `userForcePasswordChangeOnLogonEnabled`.
 */
function carryPassword(account: StoredAccount, user: GraphUser, { profile, now, passwordIsNew }: Carrying): void {
  const temporary = mustChangePassword(account);
  if (temporary && profile.features?.userForcePasswordChangeOnLogonEnabled !== true) return;
  if (passwordIsNew || !temporary) user.lastPasswordChangeDateTime = now.toISOString();
  user.passwordProfile = temporary ? { forceChangePasswordNextSignIn: true } : null;
  user.passwordPolicies = profile.features?.cloudPasswordPolicyForPasswordSyncedUsersEnabled
    ? null
    : 'DisablePasswordExpiration';
}

function carryEnabledState(account: StoredAccount, user: GraphUser, profile: TenantProfile, now: Date): void {
  const closedByRule = profile.customSyncRules?.includes(disableExpiredRule) === true && isExpired(account, now);
  const enabled = !hasFlag(account, 'disabled') && !closedByRule;
  if (user.accountEnabled === enabled) return;
  user.accountEnabled = enabled;
  user.onPremisesLastSyncDateTime = now.toISOString();
}

/** 0 means never, as the largest value does. */
function isExpired(account: StoredAccount, now: Date): boolean {
  const expires = BigInt(textOf(account, 'accountExpires') ?? '0');
  return expires !== 0n && expires <= BigInt(toFileTime(now));
}

function lastPasswordWrite(account: StoredAccount): number {
  return Math.max(writtenAt(account, 'unicodePwd'), writtenAt(account, 'pwdLastSet'));
}

function writtenAt(account: StoredAccount, attribute: string): number {
  return account.written.get(attribute)?.at.getTime() ?? 0;
}

function userOf(account: StoredAccount, graph: GraphData): GraphUser | undefined {
  const anchor = textOf(account, 'mS-DS-ConsistencyGuid') ?? immutableIdOf(guidOf(account));
  return graph.users.find((user) => user.onPremisesImmutableId === anchor && user.onPremisesSyncEnabled === true);
}

const guidOf = (account: StoredAccount): string => textOf(account, 'objectGUID') ?? '';
