import type { EntraSubject } from '../../../src/core/change-request.ts';
import type { AccountFacts, EntraUser } from '../../../src/core/facts.ts';
import { absent } from '../../../src/core/reading.ts';
import { plainEntra, sampleFacts } from './facts.ts';

const { onPremisesImmutableId: _anchor, ...withoutAnchor } = plainEntra;

/** A member who is in Entra ID alone, as both directories show it. */
export const cloudOnlyUser: EntraUser = {
  ...withoutAnchor,
  onPremisesSyncEnabled: null,
  passwordPolicies: [],
  userType: 'Member',
  identityTypes: ['userPrincipalName'],
};

type Differences = NonNullable<Parameters<typeof sampleFacts>[0]>;

export function cloudOnlyFacts({ ad = absent, entra = {}, tenant = {} }: Differences = {}): AccountFacts {
  const alone = { ...cloudOnlyUser, onPremisesImmutableId: undefined };
  return sampleFacts({ ad, entra: 'kind' in entra ? entra : { ...alone, ...entra }, tenant });
}

export const cloudSubject: EntraSubject = {
  entraObjectId: plainEntra.id ?? '',
  userPrincipalName: 'jdoe@contoso.com',
  displayName: 'Jane Doe',
};
