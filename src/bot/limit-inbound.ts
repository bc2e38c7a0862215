import type { Timer } from './timer.ts';

/** What one person may ask for; everybody has the same, and nobody waits for another's. */
export interface InboundBounds {
  /** Turns that are being worked on. */
  readonly atOnce: number;
  readonly perMinute: number;
}

/** Far more than people type and press, and little for the directories. */
export const defaultInboundBounds: InboundBounds = { atOnce: 4, perMinute: 40 };

/** Of looks at a request, which clients make by themselves for every card on a screen. Each reads a row of the store. */
export const lookBounds: InboundBounds = { atOnce: 60, perMinute: 300 };

const minute = 60_000;

export type Admission =
  | { readonly kind: 'admitted'; readonly leave: () => void }
  /** `isFirst`: the first refusal since this person was last admitted, the one to be told and recorded. */
  | { readonly kind: 'refused'; readonly isFirst: boolean };

export const admitEverybody = (): Admission => ({ kind: 'admitted', leave: () => undefined });

interface Person {
  underway: number;
  /** When the turns of the last minute began. */
  begun: number[];
  refused: boolean;
}

/** Turns a flood from one person away before it reaches the store or a directory. Counts in this process alone. */
export function limitInbound({ atOnce, perMinute }: InboundBounds, timer: Timer): (personId: string) => Admission {
  const people = new Map<string, Person>();

  const forgetQuiet = (before: number): void => {
    for (const [id, { underway, begun }] of people)
      if (underway === 0 && (begun.at(-1) ?? 0) <= before) people.delete(id);
  };

  return (personId) => {
    const before = timer.now() - minute;
    forgetQuiet(before);
    const person = people.get(personId) ?? { underway: 0, begun: [], refused: false };
    person.begun = person.begun.filter((at) => at > before);
    if (person.underway >= atOnce || person.begun.length >= perMinute) {
      const isFirst = !person.refused;
      person.refused = true;
      return { kind: 'refused', isFirst };
    }
    person.begun.push(timer.now());
    person.underway += 1;
    person.refused = false;
    people.set(personId, person);
    return { kind: 'admitted', leave: () => void (person.underway -= 1) };
  };
}
