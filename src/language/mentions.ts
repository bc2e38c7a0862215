import { mentionClose, mentionOpen } from './characters.ts';
import { decodeEntities } from './markup.ts';

export interface Mention {
  readonly id: string;
  readonly name: string;
}

export interface MentionedText {
  /** The text with the bot's own mentions removed and every other mention replaced by its index between marks. */
  readonly text: string;
  readonly mentions: readonly Mention[];
  /** A mention in the text and the entity that should explain it do not agree; nothing may be done on it. */
  readonly mismatch: boolean;
}

interface Entity extends Mention {
  readonly text: string | undefined;
}

const mentionTag = /<at(?:\s[^<>]{0,200})?>([^<>]{0,200})<\/at>/giu;

/**
 * Reads the mentions that Teams declares in `entities`.
 *
 * `entities` comes from outside and may be anything; what is not a mention is ignored.
 */
export function readMentions(text: string, entities: unknown, botId: string | undefined): MentionedText {
  const unused = readEntities(entities);
  const mentions: Mention[] = [];
  const isBot = (entity: Entity): boolean =>
    botId === undefined ? entity.id.startsWith('28:') : entity.id === botId || entity.id === `28:${botId}`;
  let mismatch = false;
  let first = true;

  const replaced = text.replace(mentionTag, (_whole, inner: string, offset: number) => {
    const name = plainName(inner);
    const at = unused.findIndex(
      (entity) => (entity.text === undefined ? plainName(entity.name) : innerName(entity.text)) === name,
    );
    const entity = at < 0 ? undefined : unused.splice(at, 1)[0];
    const opens = first && text.slice(0, offset).trim() === '';
    first = false;
    if (entity === undefined) {
      // A message whose entities got lost still starts with the bot's mention.
      if (!opens || unused.some(isBot)) mismatch = true;
      return opens ? ' ' : ` ${name} `;
    }
    if (isBot(entity)) return ' ';
    if (!agrees(name, plainName(entity.name))) mismatch = true;
    mentions.push({ id: entity.id, name });
    return ` ${mentionOpen}${mentions.length - 1}${mentionClose}`;
  });
  return { text: replaced, mentions, mismatch };
}

function readEntities(entities: unknown): Entity[] {
  if (!Array.isArray(entities)) return [];
  return entities.slice(0, 100).flatMap((entity: unknown): Entity[] => {
    const { type, mentioned, text } = asRecord(entity);
    const { id, name } = asRecord(mentioned);
    if (type !== 'mention' || typeof id !== 'string') return [];
    return [{ id, name: typeof name === 'string' ? name : '', text: typeof text === 'string' ? text : undefined }];
  });
}

function asRecord(value: unknown): {
  readonly type?: unknown;
  readonly mentioned?: unknown;
  readonly text?: unknown;
  readonly id?: unknown;
  readonly name?: unknown;
} {
  return typeof value === 'object' && value !== null ? value : {};
}

function innerName(text: string): string {
  return plainName(text.replace(/<\/?at[^<>]{0,200}>/giu, ''));
}

function plainName(name: string): string {
  return decodeEntities(name).normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** Teams lets a person shorten a mention to one of its words; anything else is a contradiction. */
function agrees(shown: string, declared: string): boolean {
  const words = new Set(declared.toLowerCase().split(/[\s,]+/u));
  return (
    declared === '' ||
    shown
      .toLowerCase()
      .split(/[\s,]+/u)
      .every((word) => words.has(word))
  );
}
