import type { Store } from '../../src/adapters/store/store.ts';

/** Lets the store fail at its n-th write from now on, the first being 1; every write after it fails as well. */
export interface StoreFaults {
  failFromWrite(number: number): void;
  heal(): void;
  /** Writes since the last `failFromWrite`. */
  readonly writes: number;
}

/** The real store, whose writes can be made to reject as they do when the disk is full. Reads go on. */
export function failingStore(store: Store): {
  readonly ports: Pick<Store, 'requests' | 'audit'>;
  readonly faults: StoreFaults;
} {
  let writes = 0;
  let firstToFail = Number.POSITIVE_INFINITY;
  const guarded = <A extends unknown[], T>(write: (...values: A) => Promise<T>) => {
    return async (...values: A): Promise<T> => {
      writes += 1;
      if (writes >= firstToFail) throw new Error('database or disk is full');
      return write(...values);
    };
  };
  return {
    ports: {
      requests: {
        ...store.requests,
        create: guarded(store.requests.create),
        move: guarded(store.requests.move),
      },
      audit: { ...store.audit, append: guarded(store.audit.append) },
    },
    faults: {
      failFromWrite: (number) => {
        writes = 0;
        firstToFail = number;
      },
      heal: () => void (firstToFail = Number.POSITIVE_INFINITY),
      get writes() {
        return writes;
      },
    },
  };
}
