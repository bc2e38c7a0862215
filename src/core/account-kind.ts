import type { AdAccount } from './facts.ts';
import { hasFlag, normalAccount, trustOrComputer } from './user-account-control.ts';

const machineClasses = [
  'computer',
  'msds-managedserviceaccount',
  'msds-groupmanagedserviceaccount',
  'msds-delegatedmanagedserviceaccount',
];

/**
 * Why this object is not a person's account, in words; `undefined` when nothing says so. A userAccountControl that was
 * not read says nothing: see `protectionOf`.
 */
export function whyNotAUser({ objectClasses, sAMAccountName, userAccountControl }: AdAccount): string | undefined {
  if (objectClasses.some((name) => machineClasses.includes(name.toLowerCase()))) {
    return 'It is a computer or a managed service account.';
  }
  if (sAMAccountName?.trim().endsWith('$')) return 'Its account name ends in $: a computer or a service account.';
  if (hasFlag(userAccountControl, trustOrComputer)) return 'It is a computer, domain controller or trust account.';
  if (userAccountControl !== undefined && !hasFlag(userAccountControl, normalAccount)) {
    return 'It is not a normal user account.';
  }
  return undefined;
}
