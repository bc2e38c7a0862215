/** A second place for checkpoints, out of reach of whoever can change the database. */
export interface CheckpointPublisher {
  /**
   * Resolves when the note is durable there. The same note again is no error; another note of the same size rejects,
   * because it would say that the log has two histories.
   */
  publish(size: number, note: string): Promise<void>;
}

/** One that verifiers can read. A directory of files, say. */
export interface CheckpointPlace extends CheckpointPublisher {
  /** The sizes it holds checkpoints of, the smallest first. */
  sizes(): Promise<readonly number[]>;

  /** The note of that size; rejects when there is none. */
  read(size: number): Promise<string>;
}
