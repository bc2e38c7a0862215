/** Why the store refused; a rejection of the database itself (disk full, closed) keeps the driver's own error. */
export type StoreFailureCode = 'store.cannot-open' | 'store.newer-schema' | 'store.damaged-row' | 'store.not-storable';

/** Always means that nothing was written. */
export class StoreError extends Error {
  readonly code: StoreFailureCode;

  constructor(code: StoreFailureCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}
