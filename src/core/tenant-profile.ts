import type { SignInMethod } from './facts.ts';

/**
 * What an administrator declared about the tenant, because no application permission can read it (features
 * and staged rollout are delegated only; writeback and the sign-in method have no reliable property at all).
 * Undefined means "nobody has said", never "off".
 */
export interface TenantProfile {
  /** For every domain not listed in `domainSignInMethods`. */
  readonly signInMethod?: SignInMethod;
  readonly domainSignInMethods?: Readonly<Record<string, SignInMethod>>;
  readonly features?: {
    readonly passwordSyncEnabled?: boolean;
    readonly userForcePasswordChangeOnLogonEnabled?: boolean;
    readonly cloudPasswordPolicyForPasswordSyncedUsersEnabled?: boolean;
  };
  /** ISO 8601: since when `userForcePasswordChangeOnLogonEnabled` has been on. */
  readonly featureEnabledAt?: string;
  readonly passwordWriteback?: boolean;
  readonly connectVersion?: string;
  readonly syncTool?: 'connect' | 'cloudSync';
  readonly adConnectorName?: string;
  /** Names of custom rules that disable cloud accounts. */
  readonly customSyncRules?: readonly string[];
  /** Entra group ids whose members sign in by `feature` although their domain is federated. */
  readonly stagedRollout?: {
    readonly feature: 'passwordHashSync' | 'passthroughAuthentication';
    readonly groups: readonly string[];
  };
  /** Of Entra ID. P1 opens the sign-in log, P2 the user risk. */
  readonly licences?: readonly ('P1' | 'P2')[];
  /** Who declared which of the above, by its name. */
  readonly declarations?: Readonly<Record<string, Declaration>>;
}

export interface Declaration {
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
}
