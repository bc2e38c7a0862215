/** The terminal as the commands see it; tests hand in their own. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

/** What a command came to (DESIGN: commands). */
export const exit = {
  done: 0,
  /** The answer is no, or a check failed. */
  no: 1,
  usage: 2,
  unreachable: 3,
} as const;
