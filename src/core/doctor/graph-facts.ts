import type { Probed } from './probed.ts';

/** What was seen of Microsoft Graph. What is missing was not reached. */
export interface GraphFacts {
  readonly settings: GraphSettingsFacts;
  readonly token: Probed<TokenFacts>;
  /** One for each permission these settings need. */
  readonly permissions?: readonly PermissionFacts[];
  readonly tenant?: Probed<TenantFacts>;
  readonly groups?: readonly GroupFacts[];
}

export interface GraphSettingsFacts {
  readonly baseUrl: string;
  readonly credential: 'managed-identity' | 'client-certificate' | 'client-secret';
  readonly clientId?: string;
  /** The tenant of `graph.credential`, or else of `bot`. */
  readonly tenantId: string;
}

/** From an access token; every part is missing where the token is no JWT that can be read. */
export interface TokenFacts {
  readonly tenantId?: string;
  readonly appId?: string;
  /** The application permissions it carries. */
  readonly roles?: readonly string[];
}

export interface PermissionFacts {
  readonly permission: string;
  readonly why: string;
  /** The harmless call that was made, such as `GET /domains`; missing: there is none. */
  readonly call?: string;
  readonly answer: CallAnswer;
}

/** `forbidden`: the permission is missing. `no-licence`: the permission is there, the licence is not. */
export type CallAnswer =
  | { readonly kind: 'answered' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'no-licence' }
  | { readonly kind: 'not-tried' }
  | { readonly kind: 'failed'; readonly code: string };

export interface TenantFacts {
  readonly id?: string;
  readonly syncEnabled?: boolean;
  readonly lastSync?: Date;
  readonly lastPasswordSync?: Date;
  readonly domains: readonly { readonly name: string; readonly federated: boolean; readonly verified: boolean }[];
}

export interface GroupFacts {
  readonly id: string;
  /** `absent`: there is no such group. */
  readonly group: Probed<GroupDetails> | 'absent';
}

export interface GroupDetails {
  readonly displayName: string;
  readonly securityEnabled: boolean;
  /** A Microsoft 365 group that anybody may join. */
  readonly isPublic: boolean;
  /** Object ids of its people, those of nested groups included; blocked accounts are left out. */
  readonly people: Probed<readonly string[]>;
}
