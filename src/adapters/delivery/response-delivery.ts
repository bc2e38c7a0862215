import type { SecretDelivery } from '../../ports/secret-delivery.ts';

/** Shows the secret in the response to the click that asked for it; nothing is stored or sent elsewhere. */
export const responseDelivery: SecretDelivery = {
  deliver: async (_request, secret) => ({ kind: 'shown', secret }),
};
