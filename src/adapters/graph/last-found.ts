import type { UserRef } from './user-query.ts';

/**
 * Which user a search last led to. The next search of the same words asks for that user in the same batch, and needs no
 * second one when it still leads there. Whom a search means is always what Graph says now.
 */
export interface LastFound {
  of(filter: string): UserRef | undefined;
  note(filter: string, user: UserRef): void;
}

const mostKept = 1_000;

export function createLastFound(): LastFound {
  const found = new Map<string, UserRef>();
  return {
    of: (filter) => found.get(filter),
    note(filter, user) {
      if (found.size >= mostKept) found.clear();
      found.set(filter, user);
    },
  };
}
