import type { BotAnswer } from './bot-link.ts';

/** What the person who pressed gets to see, and nobody else. */
export type InvokeAnswer =
  | { readonly kind: 'card'; readonly card: unknown }
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'error'; readonly text: string }
  /** The bot took the action and has nothing to show. */
  | { readonly kind: 'nothing' };

export const somethingWentWrong = 'Something went wrong. Please try again.';
export const unableToReach = 'Unable to reach app. Please try again.';

/** Reads the body of an `adaptiveCard/action` response the way the Teams client does. */
export function readInvokeAnswer(answer: BotAnswer): InvokeAnswer {
  if (answer.kind === 'unreachable') return { kind: 'error', text: unableToReach };
  const { statusCode, type, value } = objectOf(answer.body);
  if (answer.status !== 200) return { kind: 'error', text: somethingWentWrong };
  switch (type) {
    case 'application/vnd.microsoft.card.adaptive':
      return statusCode === 200 ? { kind: 'card', card: value } : { kind: 'error', text: somethingWentWrong };
    case 'application/vnd.microsoft.activity.message':
      return { kind: 'message', text: String(value) };
    case undefined:
      return { kind: 'nothing' };
    default:
      return { kind: 'error', text: textIn(value) ?? somethingWentWrong };
  }
}

function textIn(value: unknown): string | undefined {
  const { message } = objectOf(value);
  return typeof message === 'string' ? message : undefined;
}

function objectOf(value: unknown): Partial<Record<'statusCode' | 'type' | 'value' | 'message', unknown>> {
  return typeof value === 'object' && value !== null ? value : {};
}
