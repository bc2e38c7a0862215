import { enableForcedChangeFeature } from '../admin-commands.ts';
import type { Alternative, PlanRefusal } from '../reset-plan.ts';
import type { Situation } from '../situation.ts';
import type { ForcedChange } from './forced-change.ts';

/** What would work instead, where the demand for a new password does not: at least two. Empty: it works as asked. */
export function alternativesFor(situation: Situation, forced: ForcedChange): readonly Alternative[] {
  const { passwordWriteback } = situation.facts.tenant;
  switch (forced) {
    case 'suppressed':
      return [plainReset, clearNeverExpires];
    case 'smart-card':
      return [newSmartCard, clearSmartCard];
    case 'cannot-change':
      return [plainReset, allowChange];
    case 'withheld':
      return [
        plainReset,
        changeOnDomainPc,
        ...(passwordWriteback === true ? [selfService] : []),
        enableFeature(passwordWriteback),
      ];
    case 'unknown':
      return [plainReset, changeOnDomainPc, declareFeatures];
    case 'synchronised':
    case 'asked-in-ad':
      return passwordWriteback === true ? [] : [changeOnDomainPc, plainReset, enableWriteback];
    case 'no-cloud-account':
    case 'not-asked':
      return [];
  }
}

/** Who can do instead what Latchkey refuses. Empty: nobody should, or it is enough to ask again. */
export function alternativesToRefusal(because: readonly PlanRefusal[]): readonly Alternative[] {
  return because.flatMap(({ code }) => insteadOf[code] ?? []);
}

const plainReset: Alternative = {
  title: 'Reset without the demand for a new password',
  remedy: {
    who: 'agent',
    where: 'Latchkey',
    action:
      'Switch off "Must choose a new password at the next sign-in" in this form, and ask the person to change the password soon.',
    risk: 'You and the person both know the password until it is changed.',
  },
};

const changeOnDomainPc: Alternative = {
  title: 'Choose a new password on a domain PC first',
  remedy: {
    who: 'person',
    where: 'A domain-joined PC with a connection to the domain',
    action: 'Sign in with the temporary password, choose a new one, wait a few minutes, then sign in to the cloud.',
  },
};

const selfService: Alternative = {
  title: 'Let the person reset it in the cloud',
  remedy: {
    who: 'person',
    where: 'https://aka.ms/sspr',
    action: 'Reset the password with self-service password reset; writeback carries it to Active Directory.',
  },
};

const clearNeverExpires: Alternative = {
  title: 'Clear "Password never expires" first',
  remedy: {
    who: 'AD administrator',
    where: 'Active Directory Users and Computers, Account tab',
    action: 'Clear "Password never expires", then ask for the reset again.',
    risk: 'If a service runs under this account, its password will expire.',
  },
};

const newSmartCard: Alternative = {
  title: 'Issue a new or temporary smart card',
  remedy: {
    who: 'security team',
    where: 'Smart card issuance',
    action: 'Replace the card; a password does not sign this person in.',
  },
};

const clearSmartCard: Alternative = {
  title: 'Stop requiring a smart card, then reset',
  remedy: {
    who: 'AD administrator',
    where: 'Active Directory Users and Computers, Account tab',
    action: 'Clear "Smart card is required for interactive logon", then ask for the reset again.',
    risk: 'The account is protected by a password only until the card is required again.',
  },
};

const allowChange: Alternative = {
  title: 'Let this user change the password first',
  remedy: {
    who: 'AD administrator',
    where: 'Active Directory Users and Computers, Account tab',
    action: 'Clear "User cannot change password", then ask for the reset again.',
  },
};

const declareFeatures: Alternative = {
  title: 'Declare the tenant features to Latchkey',
  remedy: {
    who: 'Entra administrator',
    where: 'Latchkey settings, tenant profile',
    action: 'Declare the sign-in method and whether userForcePasswordChangeOnLogonEnabled is on.',
  },
};

const enableWriteback: Alternative = {
  title: 'Enable password writeback, or declare that it is on',
  remedy: {
    who: 'sync administrator',
    where: 'Microsoft Entra Connect, and the Latchkey tenant profile',
    action: 'Enable password writeback, so that a new password chosen in the cloud reaches Active Directory.',
  },
};

function enableFeature(passwordWriteback: boolean | undefined): Alternative {
  return {
    title: 'Let temporary passwords reach the cloud',
    remedy: {
      who: 'Entra administrator',
      where: 'Microsoft Graph PowerShell, as a Global Administrator',
      action:
        passwordWriteback === true
          ? 'Enable userForcePasswordChangeOnLogonEnabled, then reset again: earlier resets are not picked up.'
          : 'Enable self-service password reset and writeback, then userForcePasswordChangeOnLogonEnabled, then reset again.',
      command: enableForcedChangeFeature,
      risk: 'It applies to the whole tenant, and Microsoft says that it cannot be switched off again.',
    },
  };
}

const resetInEntra: Alternative = {
  title: 'Reset the password in Entra ID',
  remedy: {
    who: 'Entra administrator',
    where: 'Microsoft Entra admin center, or Microsoft Graph (PATCH /users/{id}, passwordProfile)',
    action: 'Reset the password there. Latchkey does not change it.',
  },
};

const switchOnCloudResets: Alternative = {
  title: 'Have resets of cloud-only accounts switched on (graph.cloudOnlyResets)',
  remedy: {
    who: 'Entra administrator',
    where: 'Latchkey settings, and Microsoft Entra admin center, app registration of Latchkey',
    action:
      'Set graph.cloudOnlyResets to true, grant the application permission User-PasswordProfile.ReadWrite.All, and give the application the role User Administrator if Microsoft Graph still refuses.',
    risk: 'Latchkey can then set the password of every user who is no administrator.',
  },
};

const askItsHome: Alternative = {
  title: 'Have the password reset where the account comes from',
  remedy: {
    who: 'agent',
    where: 'The other organisation, or the provider the person signs in with',
    action: 'Send the person there; nobody here can set this password.',
  },
};

const findOutLink: Alternative = {
  title: 'Have the link between the two directories looked at',
  remedy: {
    who: 'sync administrator',
    where: 'Microsoft Entra Connect',
    action: 'Find out whether the account is, was or will be synchronised, and set the password in its home alone.',
  },
};

const privilegedProcess: Alternative = {
  title: 'Use the process for privileged accounts',
  remedy: {
    who: 'security team',
    where: 'Privileged access process of the organisation',
    action: 'Have the account handled there; the helpdesk does not touch it.',
  },
};

const restoreAccount: Alternative = {
  title: 'Restore the account first',
  remedy: {
    who: 'AD administrator',
    where: 'Active Directory Recycle Bin',
    action: 'Restore the account if it is still needed, then ask again.',
  },
};

const tryAgain: Alternative = {
  title: 'Ask again when both directories answer',
  remedy: { who: 'agent', where: 'Latchkey', action: 'Ask again in a few minutes; nothing was changed.' },
};

const fixReading: Alternative = {
  title: 'Let Latchkey read what protects an account',
  remedy: {
    who: 'AD administrator',
    where: 'Rights of the Latchkey accounts in both directories',
    action: 'Allow reading tokenGroups and objectSid in Active Directory and directory roles in Entra ID.',
  },
};

const insteadOf: Readonly<Partial<Record<PlanRefusal['code'], readonly Alternative[]>>> = {
  'protected-account': [privilegedProcess],
  'protection-unknown': [tryAgain, fixReading],
  'cloud-only': [resetInEntra, switchOnCloudResets],
  'cloud-mastered': [resetInEntra],
  synchronised: [findOutLink],
  'linked-to-ad': [findOutLink],
  'external-user': [askItsHome],
  'federated-domain': [askItsHome],
  'facts-unknown': [tryAgain],
  'account-deleted': [restoreAccount],
};
