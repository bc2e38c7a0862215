/** What a probe saw, or why it saw nothing. A code is of a closed set per probe; `detail` is for people. */
export type Probed<T> =
  | { readonly kind: 'seen'; readonly value: T }
  | { readonly kind: 'unseen'; readonly code: string; readonly detail: string };

export const seen = <T>(value: T): Probed<T> => ({ kind: 'seen', value });
export const unseen = (code: string, detail: string): Probed<never> => ({ kind: 'unseen', code, detail });
