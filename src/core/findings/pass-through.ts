import { passThroughTroubleshooting } from './references.ts';
import { signInCause } from './sign-in-cause.ts';

/** What the authentication agents answered, where sign-ins are passed through to AD. */

export const ptaAgentFailure = signInCause({
  code: 'pta-agent-failure',
  rank: 39,
  blocks: 'cloud',
  errorCodes: [80001, 80002, 80003, 80005, 80007, 80010, 80011, 80013, 80014],
  title: 'Pass-through agents cannot reach AD',
  meaning: 'The cloud could not check the password, because the servers in between did not answer. It is not you.',
  remedies: [
    {
      who: 'sync administrator',
      where: 'servers of the authentication agents',
      action: 'Check that the agents run, reach a domain controller and the cloud, and have the right time.',
    },
  ],
  reference: passThroughTroubleshooting('User-facing sign-in error messages'),
});

export const ptaUsernameNotValid = signInCause({
  code: 'pta-username-not-valid',
  rank: 54,
  blocks: 'cloud',
  errorCodes: [80004],
  title: 'AD does not know the name the agent was given',
  meaning: 'The sign-in name in the cloud does not exist in AD, so AD could not check the password.',
  remedies: [
    {
      who: 'sync administrator',
      where: 'Entra Connect and Active Directory',
      action: 'Compare the user principal names on both sides, and the attribute chosen as sign-in name.',
    },
  ],
  reference: passThroughTroubleshooting('User-facing sign-in error messages'),
});
