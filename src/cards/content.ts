import type { Action, Element, Refresh } from './schema.ts';

/** What one builder makes; `card-for.ts` puts the frame around it. */
export interface CardContent {
  readonly body: readonly (Element | undefined)[];
  readonly actions?: readonly Action[];
  readonly refresh?: Refresh;
}

/** How much a card may show. `card-for.ts` takes the first room in which the card keeps within its size. */
export interface Room {
  /** Entries of any list: causes, events, requests, caveats. */
  readonly entries: number;
  /** Facts behind one entry. */
  readonly facts: number;
  /** Code points of one sentence. */
  readonly sentence: number;
}

export const rooms: readonly [Room, ...Room[]] = [
  { entries: 12, facts: 12, sentence: 600 },
  { entries: 8, facts: 6, sentence: 300 },
  { entries: 5, facts: 4, sentence: 160 },
  { entries: 3, facts: 2, sentence: 80 },
  { entries: 2, facts: 1, sentence: 60 },
];
