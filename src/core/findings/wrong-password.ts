import type { Situation } from '../situation.ts';
import { isSmartCardRequired } from './ad-password-flags.ts';
import type { Cause } from './cause.ts';
import { hasNoCloudPassword } from './cloud-no-password.ts';
import { hashDelay } from './hash-sync.ts';
import { hasNameMismatch } from './names.ts';
import { errorCode } from './references.ts';
import { fromRows, rowsWith } from './sign-in-rows.ts';
import { doesFlagPredateFeature, isTempPasswordWithheld } from './demanded-change.ts';
import { isRefusedInAd } from './undeclared-settings.ts';

const refusedPassword = [50126, 50064];
/** Rows that are no failure by themselves: a silent attempt without a session, and "stay signed in?". */
const harmless = [50058, 50140];

/** Rule 13: AADSTS50126 is a symptom. It is "wrong password" only when nothing else explains it. */
export const wrongPassword: Cause = {
  code: 'wrong-password',
  rank: 53,
  blocks: 'interrupt',
  title: 'Wrong password',
  meaning: 'The password that was typed is not the one on record. Nothing else was found that explains it.',
  when: 'AADSTS50126 or 50064, no other failing number beside it, and no known cause explains it.',
  detect: (s) => {
    const rows = rowsWith(s, refusedPassword);
    const isAlone = s.failures.every(
      (row) => refusedPassword.includes(row.errorCode) || harmless.includes(row.errorCode),
    );
    return rows.length === 0 || !isAlone || isExplained(s) ? undefined : fromRows(rows);
  },
  remedies: [
    { who: 'person', where: 'sign-in page', action: 'Type it once more; check Caps Lock and the keyboard language.' },
    { who: 'agent', where: 'Teams', action: 'If it is forgotten, ask Latchkey for a reset.' },
  ],
  reference: errorCode(50126),
};

function isExplained(s: Situation): boolean {
  return (
    isWithoutCloudAccount(s) ||
    hasNoCloudPassword(s) ||
    isTempPasswordWithheld(s) ||
    doesFlagPredateFeature(s) ||
    hashDelay(s) !== undefined ||
    isSmartCardRequired(s) ||
    hasNameMismatch(s) ||
    (s.checkedInAd && isRefusedInAd(s))
  );
}

/** Graph answered, and there is no live user whose password could be wrong. */
function isWithoutCloudAccount({ entra, facts }: Situation): boolean {
  return entra === undefined && facts.entra.kind !== 'unavailable';
}
