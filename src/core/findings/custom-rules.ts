import { isCloudMastered, type Situation } from '../situation.ts';
import { isAccountExpired } from './account-expiry.ts';
import { isAdPasswordExpired } from './ad-password-expiry.ts';

/** What a custom rule looks for, read from the name under which it was declared. */
type RuleSubject = 'account expired' | 'forced change' | 'password expired';

/**
 * The declared custom rule that explains why this cloud account is off. A rule on the computed "password expired" bit
 * also hits users who must change their password, because AD sets the same bit for them. No rule reaches a user whom
 * the cloud masters.
 */
export function fittingRule(s: Situation): string | undefined {
  if (s.entra?.accountEnabled !== false || s.ad === undefined || isCloudMastered(s.facts)) return undefined;
  return s.facts.tenant.customSyncRules.find((rule) => subjectsOf(rule).some((subject) => isHit(subject, s)));
}

function isHit(subject: RuleSubject, s: Situation): boolean {
  switch (subject) {
    case 'account expired':
      return isAccountExpired(s);
    case 'forced change':
      return s.ad?.pwdLastSet === 'must-change';
    case 'password expired':
      return isAdPasswordExpired(s) === true || s.ad?.passwordExpiredBit === true;
  }
}

const password = String.raw`(?:passwords?|pwds?)`;
const forcedChange = /force.{0,3}(?:password.{0,3})?change|must.{0,3}change|change.{0,12}(?:next|logon)|pwdlastset/i;
const expiredPassword = new RegExp(`expired?.{0,15}${password}|${password}.{0,8}expir|8388608`, 'i');
/** "Password expired users" are not expired users. */
const expiredAccount = new RegExp(
  String.raw`(?<!${password}[\W_]{0,3})expired?[\W_]*(?:(?:ad|on-?prem\w*)[\W_]*)?(?:acc|user)|account[\W_]*(?:(?:has|is)[\W_]*)?expir`,
  'i',
);

function subjectsOf(rule: string): readonly RuleSubject[] {
  const subjects: RuleSubject[] = [];
  if (forcedChange.test(rule)) subjects.push('forced change');
  if (expiredPassword.test(rule)) subjects.push('password expired');
  if (expiredAccount.test(rule)) subjects.push('account expired');
  return subjects.length === 0 && /expir/i.test(rule) ? ['account expired'] : subjects;
}
