import type { DirectoryTrace } from '../core/directory-trace.ts';
import type { Secret } from '../core/secret.ts';
import type { RawEntraUser } from '../core/snapshot/snapshot.ts';

/** The one change in Entra ID. Apart from `EntraDirectory`, so that reading needs no right to write. */
export interface EntraChanges {
  /**
   * Sets a temporary password, to be changed at the next sign-in, and reads the user back. Reads the user first, and
   * refuses whoever has or may have a password in Active Directory or elsewhere (`cloudObjections`). Sent once, never
   * retried. Never throws.
   */
  resetPassword(change: CloudPasswordChange): Promise<CloudChangeOutcome>;
}

export interface CloudPasswordChange {
  readonly entraObjectId: string;
  readonly newPassword: Secret;
}

/** `unknown`: the change was sent and no clear answer came; it may or may not have happened. */
export type CloudChangeOutcome = { readonly trace?: DirectoryTrace } & (
  | {
      readonly kind: 'done';
      /** Left out: Graph took the change and still shows the password date from before. */
      readonly after?: RawEntraUser;
    }
  | { readonly kind: 'refused'; readonly code: CloudRefusalCode }
  | { readonly kind: 'unknown'; readonly code: string }
);

/** Nothing was changed in Entra ID for any of these. */
export type CloudRefusalCode =
  | 'graph.not-cloud-only'
  | 'graph.no-right'
  | 'graph.password-policy'
  | 'graph.no-such-user'
  | 'graph.unauthorised'
  | 'graph.throttled'
  | 'graph.bad-request'
  /** The user could not be read before the change, so it was not sent. */
  | 'graph.not-read';
