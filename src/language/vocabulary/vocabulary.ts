/**
 * What one language contributes: words and phrases, and nothing else.
 *
 * Notation of a phrase: words separated by blanks, matched without regard to case and accents;
 * `a|b` alternatives, `word?` may be missing, `stem*` any ending, `~` up to eight words in between,
 * `@password` any single word listed under that concept. A blank always begins the next word: `a|b c` is "a c" or
 * "b c". Apostrophes are left out ("cant", "whats"); an elided French word is a word of its own ("n arrive pas").
 *
 * To add a language, copy a vocabulary, translate it, and name it in index.ts. Single words stand in alphabetical
 * order before the phrases of a concept; alternatives within a phrase are in alphabetical order too.
 */
export interface Vocabulary {
  readonly language: string;
  readonly phrases: Phrases;
  /** Everyday words, separated by blanks: they are never read as an account name. */
  readonly ordinaryWords: string;
  /**
   * Words, separated by blanks, that are recognised when misspelt by one letter (two in a long word). At least five
   * letters each, and few: an account that differs by one letter from one of them is taken for it.
   */
  readonly oftenMisspelt: string;
  /** Short words that melt into the next one with an apostrophe, as in French "d'Élise". */
  readonly elisions: readonly string[];
  /** Endings of adverbs, which may open a sentence and are nobody's name. */
  readonly adverbEndings: readonly string[];
  /** How a line starts that ends the writer's own words: sign-offs, mobile footers. */
  readonly signOffs: readonly string[];
  /** First words and last words of a line that introduces somebody else's mail ("On ... wrote:"). */
  readonly quoteHeaders: readonly (readonly [first: string, last: string])[];
}

/** Every concept the rules know; a language that has no word for one gives an empty list. */
export interface Phrases {
  /* What is spoken of. */
  readonly password: readonly string[];
  readonly account: readonly string[];
  /** Stands for a person without naming one: "user", "colleague", "someone". */
  readonly person: readonly string[];
  readonly pronoun: readonly string[];
  /** Pronouns that can only be the one who acts: "I", "she". */
  readonly subject: readonly string[];
  /** Points back at a thing, not at a person: "it". */
  readonly thing: readonly string[];
  /** People or accounts in the plural, whom a report is about: "users", "who", "which accounts". */
  readonly several: readonly string[];
  /** Asks for a list: "show", "which", "how many". */
  readonly listing: readonly string[];
  /** Announces an account: "upn", "user name". */
  readonly label: readonly string[];
  /** Everyday words that are accounts as well, right after an action: "reset guest". */
  readonly accountName: readonly string[];
  readonly employeeNumber: readonly string[];
  readonly ticket: readonly string[];
  /** Announces a request id of the bot. */
  readonly request: readonly string[];
  /** Names of systems, which look like names of people. */
  readonly system: readonly string[];

  /* Actions. */
  readonly reset: readonly string[];
  /** Forms that only report a reset ("zurückgesetzt"); a request only together with `need`. */
  readonly resetDone: readonly string[];
  /** Asks for a new password without the word reset. */
  readonly newPassword: readonly string[];
  readonly forgotPassword: readonly string[];
  readonly unlock: readonly string[];
  readonly unlockDone: readonly string[];
  readonly sync: readonly string[];
  /** Asks for a cause: "diagnose", "why can't". */
  readonly diagnose: readonly string[];
  /** Somebody cannot work: "can't log in", "login issue". */
  readonly symptom: readonly string[];
  /** A state of one account: "locked", "expired"; asked about, it is a diagnosis. */
  readonly state: readonly string[];
  readonly sweep: readonly string[];
  readonly approvals: readonly string[];
  readonly audit: readonly string[];
  readonly help: readonly string[];

  /* Mood: what takes the force out of an action word, or gives it. */
  readonly negation: readonly string[];
  /** Forbids, where it opens a message: "don't", "never"; it then reaches over everything up to a contrast. */
  readonly prohibition: readonly string[];
  /** Looks like a prohibition and asks: "don't forget". */
  readonly encouragement: readonly string[];
  /** Looks like a negation and is none: "not just", "don't forget". */
  readonly notNegation: readonly string[];
  /** Ends the reach of a negation: "but", "instead", "just". */
  readonly contrast: readonly string[];
  readonly hypothetical: readonly string[];
  /** First words of a question that asks whether something is so, and requests nothing: "do you", "is", "should". */
  readonly asksWhether: readonly string[];
  /** Looks hypothetical and is politeness: "if you can". */
  readonly politeness: readonly string[];
  readonly cancel: readonly string[];
  /** Takes back what was just said: "never mind", "no, wait". */
  readonly retraction: readonly string[];
  /** Says that it has happened: "already", "was", "ago". */
  readonly done: readonly string[];
  /** Colours a request without changing it: "quick", "again", "today". */
  readonly manner: readonly string[];
  /** Says that the new password need not be changed at the next sign-in. */
  readonly keepNewPassword: readonly string[];
  /** Asks politely: "please"; alone it turns no report into a request. */
  readonly please: readonly string[];
  /** Says that a trouble is over: "fixed now", "back in". */
  readonly resolved: readonly string[];
  /** Says that it is wanted: "can you", "needs", "get". */
  readonly need: readonly string[];
  /** Asks about the past: "who", "when was", "has anyone". */
  readonly whoDid: readonly string[];
  readonly didIt: readonly string[];
  readonly howTo: readonly string[];

  /* What the bot does not do. */
  readonly bulk: readonly string[];
  /** A group of people; bulk only where nobody is named. */
  readonly group: readonly string[];
  readonly outOfScope: readonly string[];
  /** Other things that are not synchronised accounts: "OneDrive", "calendar". */
  readonly outOfScopeSync: readonly string[];
  readonly otherAction: readonly string[];
  readonly wantsSecret: readonly string[];
  /** Small talk that borrows a keyword: "tell me a joke". */
  readonly smallTalk: readonly string[];

  /* How a sentence is built around a person. */
  readonly reason: readonly string[];
  readonly greeting: readonly string[];
  readonly thanks: readonly string[];
  readonly honorific: readonly string[];
  /** Small words inside a name: "van der", "al". */
  readonly particle: readonly string[];
  readonly determiner: readonly string[];
  /** Points at something that is there already: "the reset of X" is spoken of, "a reset for X" asked for. */
  readonly definite: readonly string[];
  /** Comes before the person meant: "for", "of". */
  readonly toPerson: readonly string[];
  /** Comes after the person meant: "is", "can't", "forgot". */
  readonly predicate: readonly string[];
  /** Verbs whose object is the person meant: "give", "make", "touched". */
  readonly onPerson: readonly string[];
  readonly and: readonly string[];
  /** Marks the one who asks, who is not the one meant: "asked me", "my manager". */
  readonly asker: readonly string[];
  /** Announces a machine: "on laptop". */
  readonly machine: readonly string[];
  /** After "since" these tell when, not why: "yesterday", "Monday". */
  readonly time: readonly string[];
  /** May stand between a label and its number: "no.", "number". */
  readonly numberWord: readonly string[];
}

export type Concept = keyof Phrases;
