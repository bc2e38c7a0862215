import { accountFlags } from '../directory/stored-account.ts';
import { ordinaryHashDelay } from './ordinary-user.ts';
import type { Persona } from './persona.ts';
import { day, minute } from './timeline.ts';

/** People whose trouble is in Active Directory. */
export const onPremisesCauses: readonly Persona[] = [
  {
    id: 'lena',
    givenName: 'Lena',
    sn: 'Fischer',
    sAMAccountName: 'lfischer',
    department: 'Sales',
    title: 'Sales engineer',
    story:
      'Locked out of her PC after five wrong passwords. Mail on the phone still works: hash sync carries no lockout.',
    tryThis: 'unlock Lena Fischer',
    ad: (at) => ({
      lockoutTime: at.fileTimeAgo(4 * minute),
      badPwdCount: 5,
      badPasswordTime: at.fileTimeAgo(4 * minute),
    }),
    adWritten: (at) => ({ lockoutTime: at.ago(4 * minute) }),
  },
  {
    id: 'nadia',
    givenName: 'Nadia',
    sn: 'Haddad',
    sAMAccountName: 'nhaddad',
    department: 'Finance',
    title: 'Accountant',
    story: 'Password expired in AD eleven days ago; the old one still opens the cloud.',
    tryThis: "why can't Nadia Haddad sign in",
    ad: (at) => ({ pwdLastSet: at.fileTimeAgo(101 * day) }),
    adWritten: (at) => ({ unicodePwd: at.ago(101 * day), pwdLastSet: at.ago(101 * day) }),
    entra: (at) => ({ lastPasswordChangeDateTime: at.isoAgo(101 * day - ordinaryHashDelay) }),
  },
  {
    id: 'oskar',
    givenName: 'Oskar',
    sn: 'Nilsson',
    sAMAccountName: 'onilsson',
    department: 'Production',
    title: 'Shift supervisor',
    story: 'Never-expires and must-change at the same time: the flag does nothing, on either side.',
    tryThis: 'reset Oskar Nilsson with force change, ticket INC0012345',
    ad: () => ({
      userAccountControl: accountFlags.normalAccount | accountFlags.dontExpirePassword,
      pwdLastSet: '0',
    }),
    adWritten: (at) => ({ pwdLastSet: at.ago(5 * day) }),
  },
  {
    id: 'juergen',
    givenName: 'Jürgen',
    sn: "D'Angelo",
    sAMAccountName: 'jdangelo',
    department: 'Logistics',
    title: 'Warehouse manager',
    story: 'An umlaut and an apostrophe in the name; password expires in six days.',
    tryThis: "diagnose Jürgen D'Angelo",
    ad: (at) => ({ pwdLastSet: at.fileTimeAgo(84 * day) }),
    adWritten: (at) => ({ unicodePwd: at.ago(84 * day), pwdLastSet: at.ago(84 * day) }),
    entra: (at) => ({ lastPasswordChangeDateTime: at.isoAgo(84 * day - ordinaryHashDelay) }),
  },
  {
    id: 'viktor',
    givenName: 'Viktor',
    sn: 'Petrov',
    sAMAccountName: 'vpetrov',
    department: 'IT',
    title: 'Domain administrator',
    story: 'Domain Admin and Global Administrator: Latchkey refuses to reset him, whoever asks.',
    tryThis: 'reset Viktor Petrov',
    ad: () => ({ adminCount: 1, memberOf: ['CN=Domain Admins,CN=Users,DC=northwind,DC=example'] }),
  },
];
