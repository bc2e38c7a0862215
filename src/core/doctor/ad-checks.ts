import { judgeDirectory } from './ad-directory-checks.ts';
import type { AdFacts } from './ad-facts.ts';
import { judgeRights } from './ad-rights-checks.ts';
import { judgeServers } from './ad-server-checks.ts';
import { defineCheck, type CheckResult } from './check.ts';

const directory = defineCheck(
  'ad.directory',
  'What the service account sees and may do in the directory',
  'Diagnosis and change need rights of their own.',
);

export function judgeAd(facts: AdFacts, now: Date): readonly CheckResult[] {
  const { directory: seen, settings } = facts;
  const servers = judgeServers(facts, now);
  if (seen === undefined)
    return [
      ...servers,
      directory.notChecked('blocked', 'No domain controller took the sign-in.', 'Mend what failed above first.'),
    ];
  if (seen.kind === 'unseen')
    return [
      ...servers,
      directory.notChecked(
        'no-answer',
        `The reading broke off: ${seen.detail}.`,
        'Run the doctor again; if it stays, raise ad.operationTimeoutMs or look at the load of the domain controller.',
      ),
    ];
  return [
    ...servers,
    ...judgeDirectory(facts, seen.value),
    ...(seen.value.baseExists ? judgeRights(seen.value, settings) : []),
  ];
}

export const labHasNoServer = (): CheckResult =>
  directory.notUsed(
    'The lab keeps its Active Directory in memory. With settings, your domain controllers are examined.',
  );
