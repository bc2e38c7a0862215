import type { ChangeRequest } from '../core/change-request.ts';
import type { Secret } from '../core/secret.ts';

/**
 * How a new password reaches a person. Only the implementation knows the way; nothing else may.
 *
 * `shown`: it goes out with the response to this one click and nowhere else. `handed-over`: it went another way and
 * the words say which.
 */
export interface SecretDelivery {
  deliver(request: ChangeRequest, secret: Secret): Promise<Delivery>;
}

export type Delivery =
  | { readonly kind: 'shown'; readonly secret: Secret }
  | { readonly kind: 'handed-over'; readonly words: string }
  | { readonly kind: 'failed'; readonly code: string };
