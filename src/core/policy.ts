import type { RiskCode } from './risks.ts';
import type { WorkingHours } from './working-hours.ts';

/** The organisation's rules as data, from settings. All spans of time are in milliseconds. */
export interface Policy {
  /** Entra group ids whose members may use Latchkey. */
  readonly agentGroups: readonly string[];
  readonly approverGroups: readonly string[];
  readonly reviewerGroups: readonly string[];
  /** Who may use an intent, instead of those whom the groups above admit to it. An empty list admits nobody. */
  readonly intentGroups: Readonly<Partial<Record<PolicyIntent, readonly string[]>>>;
  /** How long a read group membership may be kept: at most a minute. */
  readonly groupCache: number;
  readonly approval: ApprovalPolicy;
  readonly risks: RiskPolicy;
  readonly workingHours: WorkingHours | 'always';
  readonly limits: Limits;
  readonly follow: FollowPolicy;
  readonly reminders: ReminderPolicy;
  /** A request nobody decided is void after this long: at most a day. */
  readonly requestLifetime: number;
  /** How often the secret may be shown again inside one approval. Only the requester is ever shown it. */
  readonly reissues: number;
  readonly ticket: { readonly required: boolean; readonly pattern: string };
  /** Ways of verifying the caller that count. */
  readonly verifications: readonly { readonly id: string; readonly title: string }[];
  readonly protection: ProtectionPolicy;
  /** True: every change is refused at once. */
  readonly readOnly: boolean;
  /** While this file exists every change is refused, without a restart. */
  readonly readOnlyFile?: string;
}

export type PolicyIntent = 'diagnose' | 'sync' | 'reset' | 'unlock' | 'sweep' | 'approvals' | 'audit';

export interface ApprovalPolicy {
  /** Approvals by different people that a reset needs: at least one. */
  readonly quorum: number;
  /** Denials by different people that end a request: at least one. */
  readonly denials: number;
  /** Approvals an unlock needs; 0: the requester confirms it alone. */
  readonly unlock: number;
  /** Approvals a change needs at least while a risk holds; 0: the risk is shown and asks for no more. */
  readonly forRisk: Readonly<Record<RiskCode, number>>;
  /** Nobody approves whose own password was set less than this long ago. */
  readonly passwordAge: number;
}

export interface RiskPolicy {
  /** A reset of the same person counts as recent for this long. */
  readonly recentReset: number;
  /** So many changes by one agent in so short a time are a burst. */
  readonly burst: Limit;
  /** objectSids of groups that give their members some privilege without making them untouchable. */
  readonly privilegedGroupSids: readonly string[];
}

/** At most `count` within any `window`. */
export interface Limit {
  readonly count: number;
  readonly window: number;
}

export interface Limits {
  /** Resets of one person. */
  readonly perSubject: Limit;
  /** Changes that one agent asks for. */
  readonly perAgent: Limit;
  /** Changes in the whole tenant. */
  readonly perTenant: Limit;
}

export interface FollowPolicy {
  /** When a password that has not reached the cloud is called late: longer than a hash may be on its way. */
  readonly deadline: number;
  /** How long the cloud is watched at most. */
  readonly watch: number;
}

/** 0: nobody is reminded. */
export interface ReminderPolicy {
  /** Approvers, so long after the form was sent. */
  readonly approversAfter: number;
  /** The requester of an approved change, so long before it lapses. */
  readonly requesterBefore: number;
}

export interface ProtectionPolicy {
  /** objectSids of further protected groups, beside the built-in privileged ones. */
  readonly groupSids: readonly string[];
  /**
   * Accounts never to be touched: break-glass and service accounts, the bot's own. Each a sAMAccountName, a UPN, a
   * distinguished name, an objectSid or an Entra object id; `*` stands for any characters. Case is ignored.
   */
  readonly accounts: readonly string[];
  /** DNs under which no account may be touched. */
  readonly organisationalUnits: readonly string[];
  /** True: directory roles that somebody could activate protect, too, and unreadable ones count as held. */
  readonly eligibleRoles: boolean;
}

const minute = 60_000;
const hour = 60 * minute;

/**
 * What holds where the settings say nothing. The groups are empty on purpose: an empty list admits nobody, so a
 * forgotten setting locks people out instead of letting everybody in.
 */
export const defaultPolicy: Policy = {
  agentGroups: [],
  approverGroups: [],
  reviewerGroups: [],
  intentGroups: {},
  groupCache: minute,
  approval: {
    quorum: 1,
    denials: 1,
    unlock: 0,
    forRisk: {
      'risk-recent-reset': 1,
      'risk-privileged-target': 1,
      'risk-burst': 1,
      'risk-outside-hours': 1,
    },
    passwordAge: 24 * hour,
  },
  risks: { recentReset: 24 * hour, burst: { count: 5, window: 10 * minute }, privilegedGroupSids: [] },
  workingHours: 'always',
  limits: {
    perSubject: { count: 1, window: 15 * minute },
    perAgent: { count: 10, window: hour },
    perTenant: { count: 100, window: hour },
  },
  follow: { deadline: 15 * minute, watch: 24 * hour },
  reminders: { approversAfter: 15 * minute, requesterBefore: 10 * minute },
  requestLifetime: hour,
  reissues: 2,
  ticket: { required: false, pattern: '[A-Z]{2,10}-?\\d{3,12}' },
  verifications: [
    { id: 'call-back', title: 'Called back on the number in the directory' },
    { id: 'in-person', title: 'In person, with a badge' },
    { id: 'manager', title: 'Vouched for by the manager, on a call' },
  ],
  protection: { groupSids: [], accounts: [], organisationalUnits: [], eligibleRoles: false },
  readOnly: false,
};

/** Every group the policy names, each once: what a look-up of somebody's memberships asks for. */
export function groupsNamedBy(policy: Policy): readonly string[] {
  const { agentGroups, approverGroups, reviewerGroups, intentGroups } = policy;
  return [...new Set([...agentGroups, ...approverGroups, ...reviewerGroups, ...Object.values(intentGroups).flat()])];
}
