import { z } from 'zod';
import { defaultPolicy, type Limit } from '../core/policy.ts';
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
const limit = ({ count, window }: Limit, what: string) =>
  z
    .strictObject({
      count: z.int().min(1).max(5_000).default(count).describe(what),
      minutes: z
        .int()
        .min(1)
        .max(1_440)
        .default(window / minute)
        .describe('in so many minutes'),
    })
    .prefault({});

/** Approvals needed while a risk holds; 0: it is shown only. */
const forRisk = (code: RiskCode) => z.int().min(0).max(10).default(approval.forRisk[code]);

const workingHours = z
  .strictObject({
    timeZone: z
      .string()
      .refine(isTimeZone, 'is no time zone that is known here, e.g. Europe/Berlin')
      .describe('Such as `Europe/Berlin`. Without this section no time is outside working hours'),
    days: z.array(z.int().min(1).max(7)).min(1).default([1, 2, 3, 4, 5]).describe('1 is Monday, 7 is Sunday'),
    start: timeOfDay.describe('Time of day, as HH:MM'),
    end: timeOfDay.describe('Time of day after the start; `24:00` is midnight'),
  })
  .refine(({ start, end }) => start < end, { path: ['end'], message: 'is not after the start' });

/** The organisation's rules as they stand in the settings file; spans in the unit that their name says. */
export const policySettings = z.strictObject({
  agentGroups: groups
    .min(1, 'names no group, so nobody could ask for anything')
    .describe('Entra group ids. May ask about accounts and ask for changes'),
  approverGroups: groups
    .min(1, 'names no group, so nobody could approve anything')
    .describe('Entra group ids. May approve and deny'),
  reviewerGroups: groups.default([]).describe("Entra group ids. May read everybody's history"),
  /** For an intent that is named here, these groups and no others. */
  intentGroups: z
    .strictObject({
      diagnose: groups
        .optional()
        .describe('For this intent these groups and no others; an empty list switches it off for everybody'),
      sync: groups
        .optional()
        .describe('For this intent these groups and no others; an empty list switches it off for everybody'),
      reset: groups
        .optional()
        .describe('For this intent these groups and no others; an empty list switches it off for everybody'),
      unlock: groups
        .optional()
        .describe('For this intent these groups and no others; an empty list switches it off for everybody'),
      sweep: groups
        .optional()
        .describe('For this intent these groups and no others; an empty list switches it off for everybody'),
      approvals: groups
        .optional()
        .describe('For this intent these groups and no others; an empty list switches it off for everybody'),
      audit: groups
        .optional()
        .describe('For this intent these groups and no others; an empty list switches it off for everybody'),
    })
    .default({}),
  groupCacheSeconds: z
    .int()
    .min(0)
    .max(60)
    .default(defaultPolicy.groupCache / second)
    .describe('How long a membership that was read is kept. One that cannot be read counts as none'),
  quorum: people.default(approval.quorum).describe('Different people who must approve a reset'),
  denials: people.default(approval.denials).describe('Different people whose no ends a request'),
  unlockApprovals: z
    .int()
    .min(0)
    .max(10)
    .default(approval.unlock)
    .describe('Different people who must approve an unlock; 0: the agent confirms it alone'),
  approvalsForRisk: z
    .strictObject({
      recentReset: forRisk('risk-recent-reset').describe(
        "Approvals needed at least when this person's password was reset recently; 0: the risk is shown, no more",
      ),
      privilegedTarget: forRisk('risk-privileged-target').describe('The same for a person with rights of any kind'),
      burst: forRisk('risk-burst').describe('The same for an agent with many changes in a short time'),
      outsideHours: forRisk('risk-outside-hours').describe('The same outside working hours'),
    })
    .prefault({}),
  approverPasswordHours: z
    .int()
    .min(24)
    .max(720)
    .default(approval.passwordAge / hour)
    .describe('Somebody whose own password was set within these hours cannot approve: a day at least'),
  recentResetHours: z
    .int()
    .min(1)
    .max(72)
    .default(risks.recentReset / hour)
    .describe('What counts as recent'),
  burst: limit(risks.burst, 'What counts as a burst: so many changes by one agent'),
  privilegedGroupSids: z.array(sid).default([]).describe('AD groups, by SID, whose members count as having rights'),
  /** Left out: no time is outside working hours. */
  workingHours: workingHours.optional(),
  limits: z
    .strictObject({
      perSubject: limit(limits.perSubject, 'Resets of one person, at most'),
      perAgent: limit(limits.perAgent, 'Changes of one agent, at most'),
      perTenant: limit(limits.perTenant, 'Changes in all, at most'),
    })
    .prefault({}),
  followDeadlineMinutes: z
    .int()
    .min(11)
    .max(240)
    .default(defaultPolicy.follow.deadline / minute)
    .describe(
      'When the cloud should have a reset; later the requester is told why it has not. More than the ten minutes for which a hash counts as on its way',
    ),
  followHours: z
    .int()
    .min(4)
    .max(72)
    .default(defaultPolicy.follow.watch / hour)
    .describe('How long a reset is watched that waits for its owner to choose a new password'),
  remindApproversAfterMinutes: z
    .int()
    .min(0)
    .max(1_440)
    .default(defaultPolicy.reminders.approversAfter / minute)
    .describe('After the form was sent; 0: no reminder'),
  remindRequesterBeforeMinutes: z
    .int()
    .min(0)
    .max(1_440)
    .default(defaultPolicy.reminders.requesterBefore / minute)
    .describe('Before an approved request lapses; 0: no reminder'),
  requestMinutes: z
    .int()
    .min(1)
    .max(1_440)
    .default(defaultPolicy.requestLifetime / minute)
    .describe('How long a request lives'),
  reissues: z
    .int()
    .min(0)
    .max(2)
    .default(defaultPolicy.reissues)
    .describe('How often the requester may be shown another password inside one approval'),
  ticketRequired: z.boolean().default(defaultPolicy.ticket.required).describe('A ticket number must be given'),
  ticketPattern: z
    .string()
    .refine(compiles, 'is not a regular expression')
    .default(defaultPolicy.ticket.pattern)
    .describe('What a ticket number looks like, as a regular expression'),
  verifications: z
    .array(
      z.strictObject({
        id: z
          .string()
          .regex(/^[a-z0-9-]+$/)
          .describe('What the transcript records'),
        title: z.string().min(1).describe('What the form shows'),
      }),
    )
    .min(1)
    .refine((ways) => new Set(ways.map(({ id }) => id)).size === ways.length, 'has the same id twice')
    .default([...defaultPolicy.verifications])
    .describe('The ways of verifying a caller that count; the one that was used is recorded'),
  protectedGroupSids: z
    .array(sid)
    .default([])
    .describe('Further AD groups, by SID, that nobody may touch, such as DnsAdmins'),
  protectedAccounts: z
    .array(z.string().refine((name) => /[^*\s]/.test(name), 'names no account in particular'))
    .default([])
    .describe(
      'Break-glass and service accounts: sAMAccountName, UPN, distinguished name, SID or Entra object id; `*` stands for any characters (`svc-*`)',
    ),
  protectedOrganisationalUnits: z
    .array(z.string().regex(/^[a-z]+=/i, 'is not a distinguished name (OU=...)'))
    .default([])
    .describe('Everything under these distinguished names is untouchable'),
  protectEligibleRoles: z
    .boolean()
    .default(false)
    .describe('Roles that could be activated protect, too; needs Entra ID P2 or Governance'),
  readOnly: z.boolean().default(false).describe('Refuses every change from the next start on'),
  readOnlyFile: z
    .string()
    .min(1)
    .optional()
    .describe('While this file exists every change is refused, without a restart'),
});

function isTimeZone(timeZone: string): boolean {
  try {
    isWithinWorkingHours({ timeZone, days: [], start: '00:00', end: '24:00' }, new Date(0));
    return true;
  } catch {
    return false;
  }
}
