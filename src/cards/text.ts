/**
 * Text that may stand in a TextBlock or a FactSet. Teams reads Markdown there, so values from a directory or a person
 * get in only through `line`, which escapes them; a plain string does not fit where `Markdown` is asked for.
 */
export interface Markdown {
  readonly markdown: string;
}

/** Characters (code points) a value may have where nothing else is said. */
const valueLimit = 120;

const invisible = /[\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;
const control = /[\p{Cc}\s]+/gu;
const stackedMarks = /(\p{M}{3})\p{M}+/gu;
const markup = /[\\`*[\]<>~|&]/g;
/** Between letters or digits `_` is never emphasis, and account names stay readable. */
const looseUnderscore = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
const lineStart = /^([#+-])|^(\d{1,9})([.)])/;

/** One line without control, direction, zero-width and private-use characters. */
export function clean(value: string): string {
  return value
    .toWellFormed()
    .replace(control, ' ')
    .replace(invisible, '')
    .replace(stackedMarks, '$1')
    .replace(/\{(?=\{)/g, '{ ')
    .trim();
}

/** Cuts to `limit` code points, the ellipsis included. */
export function cut(value: string, limit: number): string {
  const characters = Array.from(value);
  return characters.length <= limit ? value : `${characters.slice(0, limit - 1).join('')}…`;
}

/** Markdown for a template; every interpolated string is cleaned, cut and escaped. */
export function line(literals: TemplateStringsArray, ...values: readonly (string | number | Markdown)[]): Markdown {
  const parts = literals.map((literal, index) => {
    const value = values[index];
    return value === undefined ? literal : literal + fragment(value);
  });
  return { markdown: parts.join('') };
}

/** A longer value, such as a sentence of a finding or a reason somebody typed. */
export function prose(value: string, limit: number): Markdown {
  return { markdown: escapeMarkdown(cut(clean(value), limit)) };
}

/** For places that show text as it is (button titles, notifications): cleaned, cut, and without markup characters. */
export function plain(value: string, limit: number = valueLimit): string {
  return cut(clean(value).replace(/[`*[\]<>~|]/g, ''), limit);
}

/** The clock time of a moment, which Teams writes in the reader's own time zone. */
export function clock(moment: Date | string): Markdown {
  const utc = utcSeconds(moment);
  return utc === undefined ? line`${String(moment)}` : { markdown: `{{TIME(${utc})}}` };
}

/** Date and clock time of a moment, which Teams writes in the reader's own time zone. */
export function dateAndClock(moment: Date | string): Markdown {
  const utc = utcSeconds(moment);
  return utc === undefined ? line`${String(moment)}` : { markdown: `{{DATE(${utc},SHORT)}} {{TIME(${utc})}}` };
}

function fragment(value: string | number | Markdown): string {
  if (typeof value === 'object') return value.markdown;
  return escapeMarkdown(cut(clean(String(value)), valueLimit));
}

function escapeMarkdown(value: string): string {
  return value
    .replace(markup, '\\$&')
    .replace(looseUnderscore, '\\_')
    .replaceAll('://', '\\:\\/\\/')
    .replace(lineStart, (_whole, mark?: string, digits?: string, after?: string) =>
      mark === undefined ? `${digits}\\${after}` : `\\${mark}`,
    );
}

/** ISO 8601 without fractions, the only form Teams' DATE and TIME take. */
function utcSeconds(moment: Date | string): string | undefined {
  const time = moment instanceof Date ? moment : new Date(moment);
  return Number.isNaN(time.getTime()) ? undefined : `${time.toISOString().slice(0, 19)}Z`;
}
