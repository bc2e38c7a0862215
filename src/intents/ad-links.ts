import type { PersonKey } from '../core/person.ts';
import type { AdDirectory } from '../ports/ad-directory.ts';

/** What Entra ID last named as the AD accounts of people who act. */
export interface AdLinks {
  /**
   * AD for reading this person: asked at once for the account that was named last, instead of after Entra ID has
   * answered. That answer is used only when the same question comes, which is when Entra ID names the same account now;
   * so nothing is read differently than without it, only earlier in the turn.
   */
  aheadFor(entraObjectId: string, ad: AdDirectory): Pick<AdDirectory, 'find'>;
}

const mostKept = 10_000;

export function createAdLinks(): AdLinks {
  const named = new Map<string, PersonKey>();
  const note = (person: string, key: PersonKey): void => {
    if (named.size >= mostKept) named.clear();
    named.set(person, key);
  };
  return {
    aheadFor(entraObjectId, ad) {
      const person = entraObjectId.toLowerCase();
      const last = named.get(person);
      const ahead = last && ad.find(last, 1);
      return {
        find(key, limit) {
          if (!isLink(key) || limit !== 1) return ad.find(key, limit);
          note(person, key);
          return ahead && isSame(key, last) ? ahead : ad.find(key, limit);
        },
      };
    },
  };
}

/** The keys by which Entra ID names an account of AD. */
const isLink = ({ by }: PersonKey): boolean => by === 'immutable-id' || by === 'sid';

const isSame = (key: PersonKey, other: PersonKey): boolean => JSON.stringify(key) === JSON.stringify(other);
