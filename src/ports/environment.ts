/** Time and chance, which core never takes by itself. */
export interface Environment {
  now(): Date;
  /** Uniform in [0, exclusiveMax), from a cryptographic source. */
  randomInt(exclusiveMax: number): number;
  newId(): string;
}
