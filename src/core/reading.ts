/**
 * What one source said. `absent` means the source answered and has no such thing; `unavailable` means nobody knows.
 * INVARIANT: `unavailable` is never treated as healthy and never leads to a change.
 */
export type Reading<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unavailable'; readonly code: SourceFailureCode };

/** Why a source could not be read. Closed: an adapter maps everything it does not know to `<source>.unknown`. */
export type SourceFailureCode =
  | 'ldap.unreachable'
  | 'ldap.timeout'
  | 'ldap.certificate'
  | 'ldap.bind-refused'
  | 'ldap.forbidden'
  | 'ldap.busy'
  | 'ldap.unknown'
  | 'graph.unreachable'
  | 'graph.timeout'
  | 'graph.throttled'
  | 'graph.unauthorised'
  | 'graph.forbidden'
  | 'graph.no-premium-licence'
  | 'graph.server-error'
  | 'graph.unknown'
  | 'not-configured'
  | 'not-asked';

export const read = <T>(value: T): Reading<T> => ({ kind: 'read', value });
export const absent: Reading<never> = { kind: 'absent' };
export const unavailable = (code: SourceFailureCode): Reading<never> => ({ kind: 'unavailable', code });
