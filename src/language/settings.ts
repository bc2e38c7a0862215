import type { Lexicon } from './lexicon.ts';

export interface LanguageSettings {
  /** Regular expressions for whole words that are ticket numbers, without anchors; case is ignored. */
  readonly ticketPatterns: readonly string[];
  /** The bot's own Teams id; without it, any id that starts with `28:` (a bot) is taken for ours. */
  readonly botId?: string;
  /** The languages that are read; without it, all that `vocabulary/index.ts` names. */
  readonly lexicon?: Lexicon;
}

export const defaultLanguageSettings: LanguageSettings = {
  ticketPatterns: [
    '(?:INC|REQ|RITM|CHG|TASK|SCTASK|PRB|SR|CS|HD|TKT|CASE|CAS|IM|RF|WO|SD|IT|ITSM|HELP|HELPDESK)[-_#]?\\d{3,}',
    '#\\d{3,}',
  ],
};

/** Longest message that is read at all; quoting and mark-up of a forwarded mail fit in. Characters. */
export const readLimit = 16_000;

/** Longest own text that is understood; a longer one never asks for a change. Characters. */
export const understoodLimit = 4_000;

/** A change names at most this many people; more of them is a bulk change. */
export const mostTargetsOfChange = 5;
