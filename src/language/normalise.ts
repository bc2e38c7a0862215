import { dropPrivateUse, plainCharacters } from './characters.ts';
import { decodeEntities, dropTags } from './markup.ts';
import { readMentions, type MentionedText } from './mentions.ts';
import { builtInLexicon } from './lexicon.ts';
import { keepOwnWords } from './own-words.ts';
import { readLimit, understoodLimit, type LanguageSettings } from './settings.ts';

export interface NormalText extends MentionedText {
  /** Part of the message is missing from `text`, because it is longer than is read. */
  readonly cut: boolean;
}

/** What its writer typed, as plain text: mentions marked; mark-up, quoted replies and signature gone. */
export function normalise(raw: string, entities: unknown, settings: Partial<LanguageSettings> = {}): NormalText {
  const read = readMentions(dropPrivateUse(raw.slice(0, readLimit)), entities, settings.botId);
  const own = keepOwnWords(plainCharacters(decodeEntities(dropTags(read.text))), settings.lexicon ?? builtInLexicon);
  return {
    ...read,
    text: own.slice(0, understoodLimit),
    cut: raw.length > readLimit || own.length > understoodLimit,
  };
}
