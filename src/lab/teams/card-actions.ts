import type { CardAction } from './activities.ts';
import type { Attachment, StoredMessage } from './message-log.ts';

/** A card's Action.Execute with the verb, its data overlaid by the inputs' initial values and then by `values`. */
export function findAction(
  card: unknown,
  verb: string,
  values: Readonly<Record<string, unknown>>,
): CardAction | undefined {
  const action = nodesOf(card).find((node) => node['type'] === 'Action.Execute' && node['verb'] === verb);
  if (!action) return undefined;
  const { id, title, data } = action;
  const own = typeof data === 'object' && data !== null ? data : {};
  return {
    verb,
    data: { ...own, ...initialValues(card), ...values },
    ...(typeof id === 'string' && { id }),
    ...(typeof title === 'string' && { title }),
  };
}

export function cardOf(message: StoredMessage): unknown {
  return message.attachments?.find(isAdaptiveCard)?.content;
}

/** The action by which the card asks to be refreshed for this person; `undefined`: it does not, or not for this one. */
export function refreshActionFor(card: unknown, teamsId: string, members: number): CardAction | undefined {
  const { action, userIds } = ((card as { refresh?: Refresh } | null)?.refresh ?? {}) as Refresh;
  const automatic = userIds ? userIds.includes(teamsId) : members <= mostAutomaticRefreshes;
  return automatic && typeof action?.verb === 'string' ? { verb: action.verb, data: action.data ?? {} } : undefined;
}

interface Refresh {
  readonly action?: { readonly verb?: string; readonly data?: unknown };
  readonly userIds?: readonly string[];
}

/** In larger chats Teams refreshes nobody unless `userIds` says whom. */
const mostAutomaticRefreshes = 60;

function isAdaptiveCard({ contentType }: Attachment): boolean {
  return contentType === 'application/vnd.microsoft.card.adaptive';
}

function initialValues(card: unknown): Readonly<Record<string, unknown>> {
  const inputs = nodesOf(card).filter(({ type, id }) => String(type).startsWith('Input.') && typeof id === 'string');
  return Object.fromEntries(
    inputs.filter(({ value }) => value !== undefined).map(({ id, value }) => [String(id), value]),
  );
}

function nodesOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(nodesOf)];
}
