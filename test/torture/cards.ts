import type { StoredMessage } from '../../src/lab/teams/message-log.ts';

type Node = Readonly<Record<string, unknown>>;

/** What somebody who looks at a card can press, and the password on it. */
export interface SeenCard {
  readonly verbs: ReadonlySet<string>;
  readonly requestId?: string;
  /** Of the message that holds it; missing: it is the answer to a press. */
  readonly messageId?: string;
  readonly password?: string;
  readonly text: string;
}

/** Reads the answer to a press; undefined: it holds no card. */
export function cardInAnswer(body: string): SeenCard | undefined {
  try {
    const { value } = JSON.parse(body) as { value?: unknown };
    return value === undefined ? undefined : readCard(value);
  } catch {
    return undefined;
  }
}

export const cardInMessage = ({ id, attachments }: StoredMessage): SeenCard => ({
  ...readCard(attachments?.[0]?.content),
  messageId: id,
});

function readCard(card: unknown): SeenCard {
  const nodes = nodesOf(card);
  const actions = nodes.filter(({ type }) => type === 'Action.Execute');
  const ids = nodes.map(({ requestId }) => requestId).filter((id) => typeof id === 'string');
  const password = nodes.find(({ size, fontType }) => size === 'extraLarge' && fontType === 'monospace')?.['text'];
  return {
    verbs: new Set(actions.map(({ verb }) => String(verb))),
    ...(ids[0] !== undefined && { requestId: ids[0] }),
    ...(typeof password === 'string' && { password }),
    text: JSON.stringify(card) ?? '',
  };
}

function nodesOf(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(nodesOf)];
}
