import type { TenantProfile } from '../tenant-profile.ts';

export interface DeclaredPart {
  readonly name: string;
  /** In words, for one line. */
  readonly value: string;
  /** Missing: nobody is named for it. */
  readonly by?: string;
  /** ISO 8601. */
  readonly at?: string;
  /** Whole days since it was declared. */
  readonly days?: number;
  readonly isOld: boolean;
}

/** Something nobody has declared, and what Latchkey therefore cannot tell. */
export interface MissingPart {
  readonly name: string;
  readonly consequence: string;
}

export interface ProfileReview {
  readonly declared: readonly DeclaredPart[];
  readonly missing: readonly MissingPart[];
}

const consequences: Readonly<Partial<Record<keyof TenantProfile, string>>> = {
  signInMethod: 'which password the cloud checks is not known, so many causes stay open',
  features: 'whether temporary passwords reach the cloud, and whether passwords expire there, is not known',
  passwordWriteback: 'whether somebody can change a temporary password away from the network is not known',
  connectVersion: 'faults of single versions of Entra Connect are not recognised',
  adConnectorName: 'commands for the administrator show a placeholder for the connector',
  stagedRollout: 'users in a staged rollout are not recognised',
};

const millisecondsOfADay = 86_400_000;
/** After half a year somebody should look whether it still holds. */
export const oldAfterDays = 180;

/** What is declared and how old it is, and what is not. */
export function reviewProfile(profile: TenantProfile, now: Date): ProfileReview {
  const { declarations = {}, ...values } = profile;
  const has = (name: string) => values[name as keyof typeof values] !== undefined;
  const isCovered = (name: string) => has(name) || (name === 'signInMethod' && has('domainSignInMethods'));
  return {
    declared: Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => {
        const declaration = declarations[name];
        const days = declaration && Math.floor((now.getTime() - Date.parse(declaration.at)) / millisecondsOfADay);
        return {
          name,
          value: inWords(value),
          ...declaration,
          ...(days !== undefined && { days }),
          isOld: days !== undefined && days > oldAfterDays,
        };
      }),
    missing: Object.entries(consequences)
      .filter(([name]) => !isCovered(name))
      .map(([name, consequence]) => ({ name, consequence })),
  };
}

function inWords(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(inWords).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([name, each]) => `${name} ${inWords(each)}`)
    .join(', ');
}
