/** A card as a bot posts it, inside its attachment. */
export function cardMessage(card: object): object {
  return {
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}

export const execute = (verb: string, data: object = {}): object => ({
  type: 'Action.Execute',
  title: verb,
  verb,
  data,
});

export const cardWith = (text: string, actions: readonly object[] = [], more: object = {}): object => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text }],
  actions,
  ...more,
});

export const cardAnswer = (card: object): { readonly status: number; readonly body: unknown } => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
});
