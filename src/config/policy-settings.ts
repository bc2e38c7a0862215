import { z } from 'zod';
import { defaultPolicy, type Limit, type Policy } from '../core/policy.ts';
import type { RiskCode } from '../core/risks.ts';
import { isWithinWorkingHours } from '../core/working-hours.ts';
import { compiles } from './compiles.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

const { approval, limits, risks } = defaultPolicy;
const groups = z.array(z.guid());
const people = z.int().min(1).max(10);
const sid = z.string().regex(/^S-1-\d+(-\d+)+$/, 'is not a security identifier (S-1-...)');
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'is not a time of day (HH:MM)');

/** At most `count` in so many minutes. The bounds are those of what is read back and counted. */
const limit = ({ count, window }: Limit) =>
  z
    .strictObject({
      count: z.int().min(1).max(5_000).default(count),
      minutes: z
        .int()
        .min(1)
        .max(1_440)
        .default(window / minute),
    })
    .prefault({});

/** Approvals needed while a risk holds; 0: it is shown only. */
const forRisk = (code: RiskCode) => z.int().min(0).max(10).default(approval.forRisk[code]);

const workingHours = z
  .strictObject({
    timeZone: z.string().refine(isTimeZone, 'is no time zone that is known here, e.g. Europe/Berlin'),
    /** 1: Monday ... 7: Sunday. */
    days: z.array(z.int().min(1).max(7)).min(1).default([1, 2, 3, 4, 5]),
    start: timeOfDay,
    end: timeOfDay,
  })
  .refine(({ start, end }) => start < end, { path: ['end'], message: 'is not after the start' });

/** The organisation's rules as they stand in the settings file; spans in the unit that their name says. */
export const policySettings = z.strictObject({
  agentGroups: groups.min(1, 'names no group, so nobody could ask for anything'),
  approverGroups: groups.min(1, 'names no group, so nobody could approve anything'),
  reviewerGroups: groups.default([]),
  /** For an intent that is named here, these groups and no others. */
  intentGroups: z
    .strictObject({
      diagnose: groups.optional(),
      sync: groups.optional(),
      reset: groups.optional(),
      unlock: groups.optional(),
      sweep: groups.optional(),
      approvals: groups.optional(),
      audit: groups.optional(),
    })
    .default({}),
  groupCacheSeconds: z
    .int()
    .min(0)
    .max(60)
    .default(defaultPolicy.groupCache / second),
  quorum: people.default(approval.quorum),
  denials: people.default(approval.denials),
  unlockApprovals: z.int().min(0).max(10).default(approval.unlock),
  approvalsForRisk: z
    .strictObject({
      recentReset: forRisk('risk-recent-reset'),
      privilegedTarget: forRisk('risk-privileged-target'),
      burst: forRisk('risk-burst'),
      outsideHours: forRisk('risk-outside-hours'),
    })
    .prefault({}),
  /** Somebody whose own password was set within these hours cannot approve: a day at least. */
  approverPasswordHours: z
    .int()
    .min(24)
    .max(720)
    .default(approval.passwordAge / hour),
  recentResetHours: z
    .int()
    .min(1)
    .max(72)
    .default(risks.recentReset / hour),
  burst: limit(risks.burst),
  privilegedGroupSids: z.array(sid).default([]),
  /** Left out: no time is outside working hours. */
  workingHours: workingHours.optional(),
  limits: z
    .strictObject({
      perSubject: limit(limits.perSubject),
      perAgent: limit(limits.perAgent),
      perTenant: limit(limits.perTenant),
    })
    .prefault({}),
  requestMinutes: z
    .int()
    .min(1)
    .max(1_440)
    .default(defaultPolicy.requestLifetime / minute),
  reissues: z.int().min(0).max(2).default(defaultPolicy.reissues),
  ticketRequired: z.boolean().default(defaultPolicy.ticket.required),
  ticketPattern: z.string().refine(compiles, 'is not a regular expression').default(defaultPolicy.ticket.pattern),
  verifications: z
    .array(z.strictObject({ id: z.string().regex(/^[a-z0-9-]+$/), title: z.string().min(1) }))
    .min(1)
    .refine((ways) => new Set(ways.map(({ id }) => id)).size === ways.length, 'has the same id twice')
    .default([...defaultPolicy.verifications]),
  protectedGroupSids: z.array(sid).default([]),
  /** See `ProtectionPolicy.accounts`. */
  protectedAccounts: z
    .array(z.string().refine((name) => /[^*\s]/.test(name), 'names no account in particular'))
    .default([]),
  protectedOrganisationalUnits: z
    .array(z.string().regex(/^[a-z]+=/i, 'is not a distinguished name (OU=...)'))
    .default([]),
  /** Reads roles that could be activated; needs Microsoft Entra ID P2 or Governance. */
  protectEligibleRoles: z.boolean().default(false),
  readOnly: z.boolean().default(false),
  readOnlyFile: z.string().min(1).optional(),
});

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

function isTimeZone(timeZone: string): boolean {
  try {
    isWithinWorkingHours({ timeZone, days: [], start: '00:00', end: '24:00' }, new Date(0));
    return true;
  } catch {
    return false;
  }
}
