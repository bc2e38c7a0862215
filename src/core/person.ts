/** A person in both directories, as shown to helpdesk staff. Either id may be missing, never both. */
export interface Person {
  readonly displayName: string;
  readonly userPrincipalName?: string;
  readonly sAMAccountName?: string;
  readonly department?: string;
  readonly title?: string;
  readonly distinguishedName?: string;
  readonly objectGUID?: string;
  readonly objectSid?: string;
  readonly entraObjectId?: string;
}

/** What somebody typed to name a person, classified, not yet looked up. */
export type PersonKey =
  /** userPrincipalName or mail. */
  | { readonly by: 'address'; readonly value: string }
  /** sAMAccountName, with the NetBIOS domain where DOMAIN\user was typed. */
  | { readonly by: 'account'; readonly value: string; readonly domain?: string }
  /** Display name, "Last, First", or a part of it: a bounded prefix search. */
  | { readonly by: 'name'; readonly value: string }
  | { readonly by: 'employee-id'; readonly value: string }
  | { readonly by: 'sid'; readonly value: string }
  /** AD objectGUID. */
  | { readonly by: 'object-guid'; readonly value: string }
  /** Entra object id. */
  | { readonly by: 'entra-id'; readonly value: string }
  /** onPremisesImmutableId (base64): objectGUID or mS-DS-ConsistencyGuid bytes. Several: any of them. */
  | { readonly by: 'immutable-id'; readonly values: readonly string[] };
