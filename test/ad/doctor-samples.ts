import type { AdOptions } from '../../src/adapters/ldap/ad-options.ts';
import { probeAd, type AdQuestions } from '../../src/adapters/ldap/probe-ad.ts';
import { judgeAd } from '../../src/core/doctor/ad-checks.ts';
import { verdictOf } from '../../src/core/doctor/verdict.ts';
import { troublesIn } from '../core/doctor/troubles.ts';
import { baseDn } from './samba.ts';

export const staff = `OU=Staff,${baseDn}`;
export const executives = `OU=Executives,${baseDn}`;

/** What the doctor says of a directory, as the command would. */
export async function examineAd(options: AdOptions, questions: Partial<AdQuestions> = {}, now = () => new Date()) {
  const asked = { samples: [], protectedSamples: [], delegatedOus: [staff], ...questions };
  const results = judgeAd(await probeAd(options, asked, now), now());
  return { results, verdict: verdictOf(results), troubles: troublesIn(results) };
}
