import type { z } from 'zod';
import type { Limit, Policy } from '../core/policy.ts';
import type { policySettings } from './policy-settings.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/**
 * The policy the settings describe.
 *
 * @param ownAccounts - The bot's own, which it may never touch.
 */
export function policyFrom(settings: z.infer<typeof policySettings>, ownAccounts: readonly string[]): Policy {
  const { approvalsForRisk: forRisks, limits: most } = settings;
  return {
    agentGroups: settings.agentGroups,
    approverGroups: settings.approverGroups,
    reviewerGroups: settings.reviewerGroups,
    intentGroups: withoutUndefined(settings.intentGroups),
    groupCache: settings.groupCacheSeconds * second,
    approval: {
      quorum: settings.quorum,
      denials: settings.denials,
      unlock: settings.unlockApprovals,
      forRisk: {
        'risk-recent-reset': forRisks.recentReset,
        'risk-privileged-target': forRisks.privilegedTarget,
        'risk-burst': forRisks.burst,
        'risk-outside-hours': forRisks.outsideHours,
      },
      passwordAge: settings.approverPasswordHours * hour,
    },
    risks: {
      recentReset: settings.recentResetHours * hour,
      burst: limitFrom(settings.burst),
      privilegedGroupSids: settings.privilegedGroupSids,
    },
    workingHours: settings.workingHours ?? 'always',
    limits: {
      perSubject: limitFrom(most.perSubject),
      perAgent: limitFrom(most.perAgent),
      perTenant: limitFrom(most.perTenant),
    },
    follow: { deadline: settings.followDeadlineMinutes * minute, watch: settings.followHours * hour },
    reminders: {
      approversAfter: settings.remindApproversAfterMinutes * minute,
      requesterBefore: settings.remindRequesterBeforeMinutes * minute,
    },
    requestLifetime: settings.requestMinutes * minute,
    reissues: settings.reissues,
    ticket: { required: settings.ticketRequired, pattern: settings.ticketPattern },
    verifications: settings.verifications,
    protection: {
      groupSids: settings.protectedGroupSids,
      accounts: [...settings.protectedAccounts, ...ownAccounts],
      organisationalUnits: settings.protectedOrganisationalUnits,
      eligibleRoles: settings.protectEligibleRoles,
    },
    readOnly: settings.readOnly,
    ...(settings.readOnlyFile !== undefined && { readOnlyFile: settings.readOnlyFile }),
  };
}

function limitFrom({ count, minutes }: { readonly count: number; readonly minutes: number }): Limit {
  return { count, window: minutes * minute };
}

/** zod gives `undefined` for what was left out; a policy leaves the name out, too. */
function withoutUndefined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
