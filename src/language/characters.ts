/** Stands inside a word where a zero-width or soft character was: the word does not look like what it is. */
export const hiddenMark = '\uE000';
/** Stands where a character was that can make text lie: override of direction, control character. */
export const deceptiveMark = '\uE001';
/** Opens and closes the index of a mention in the text. */
export const mentionOpen = '\uE002';
export const mentionClose = '\uE003';

const privateUse = /[\uE000-\uF8FF]/gu;
// oxlint-disable-next-line no-misleading-character-class -- each is meant by itself
const zeroWidth = /[\u00AD\u034F\u061C\u180E\u200B-\u200F\u2060-\u2064\u206A-\u206F\uFEFF]+/gu;
const embeddings = /[\u202A-\u202C\u2066-\u2069]+/gu;
const overrides = /[\u202D\u202E\uFFFD]+|[\uD800-\uDFFF]+/gu;
// oxlint-disable-next-line no-control-regex -- control characters are what this is about
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]+/gu;
const markedEdge = /(^|[^\p{L}\p{N}\uE000])\uE000|\uE000(?=$|[^\p{L}\p{N}])/gu;
const joinsLetters = /(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}])[\u200C\u200D]+/gu;

/** Removes what would collide with our own marks. Must come before any mark is set. */
export function dropPrivateUse(text: string): string {
  return text.replace(privateUse, ' ');
}

/**
 * Makes blanks, quotes and dashes plain, and composes letters (NFC).
 *
 * Invisible characters vanish at the edge of a word; inside a word they leave a mark, because there
 * they make one name look like another.
 */
export function plainCharacters(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\u0085]/gu, '\n')
    .replace(/[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/gu, ' ')
    .replace(/[\u2018\u2019\u201A\u201B\u2032\u02BC\u00B4`\uFF07]/gu, "'")
    .replace(/[\u201C-\u201F\u2033\u00AB\u00BB\uFF02]/gu, '"')
    .replace(/[\u2010\u2011]/gu, '-')
    .replace(joinsLetters, '')
    .replace(zeroWidth, hiddenMark)
    .replace(embeddings, hiddenMark)
    .replace(overrides, deceptiveMark)
    .replace(controls, deceptiveMark)
    .replace(markedEdge, '$1');
}

/** The text with every mark taken out and every mention replaced by the name that a person sees. */
export function withoutMarks(text: string, mentions: readonly { readonly name: string }[] = []): string {
  return text
    .replace(/\uE002(\d+)\uE003/gu, (_mark, index: string) => mentions[Number(index)]?.name ?? '')
    .replaceAll(hiddenMark, '')
    .replaceAll(deceptiveMark, '');
}
