import { accountFlags } from '../directory/stored-account.ts';
import { ordinaryPasswordAge } from './ordinary-account.ts';
import type { Persona } from './persona.ts';
import { day, hour } from './timeline.ts';

/** Five accounts that test whether an account's end date and state reach the cloud: expired, not yet, disabled, must change, back to never. */
export const expiredAccountMatrix: readonly Persona[] = [
  {
    id: 'frank',
    givenName: 'Frank',
    sn: 'Osei',
    sAMAccountName: 'fosei',
    department: 'Contractors',
    title: 'Calibration technician',
    story: 'Account expired nine days ago, yet the cloud still lets him in: end dates are not synchronised.',
    tryThis: "why can't Frank Osei sign in",
    ad: (at) => ({ accountExpires: at.fileTimeAgo(9 * day) }),
  },
  {
    id: 'grace',
    givenName: 'Grace',
    sn: 'Holloway',
    sAMAccountName: 'gholloway',
    department: 'Contractors',
    title: 'Technical writer',
    story: 'Account ends in two months. Nothing is wrong today.',
    tryThis: 'diagnose gholloway',
    ad: (at) => ({ accountExpires: at.fileTimeAgo(-60 * day) }),
  },
  {
    id: 'hugo',
    givenName: 'Hugo',
    sn: 'Marchetti',
    sAMAccountName: 'hmarchetti',
    department: 'Finance',
    title: 'Controller',
    story: 'Disabled in AD, and Entra followed.',
    tryThis: "why can't hugo.marchetti@northwind.example log in",
    ad: () => ({ userAccountControl: accountFlags.normalAccount | accountFlags.disabled }),
    entra: () => ({ accountEnabled: false }),
    signIns: [
      { ago: 2 * hour, errorCode: 50057, failureReason: 'The user account is disabled.' },
      { ago: 30 * hour, errorCode: 0 },
    ],
  },
  {
    id: 'ingrid',
    givenName: 'Ingrid',
    sn: 'Solberg',
    sAMAccountName: 'isolberg',
    department: 'Logistics',
    title: 'Dispatcher',
    story: '"Must change password" was ticked without a reset: Windows asks, the cloud does not.',
    tryThis: 'why is Ingrid Solberg asked for a new password',
    ad: () => ({ pwdLastSet: '0' }),
    adWritten: (at) => ({ unicodePwd: at.ago(ordinaryPasswordAge), pwdLastSet: at.ago(3 * hour) }),
  },
  {
    id: 'jonas',
    givenName: 'Jonas',
    sn: 'Weber',
    sAMAccountName: 'jweber',
    department: 'Contractors',
    title: 'Test engineer',
    story: 'Had an end date that was set back to "Never" (accountExpires 0): healthy, not expired in 1601.',
    tryThis: 'diagnose NORTHWIND\\jweber',
    ad: () => ({ accountExpires: '0' }),
  },
];
