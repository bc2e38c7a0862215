/** The organisation's rules as data, from settings. */
export interface Policy {
  /** Entra group ids whose members may use Latchkey. */
  readonly agentGroups: readonly string[];
  readonly approverGroups: readonly string[];
  readonly reviewerGroups: readonly string[];
  /** A request nobody decided is void after this many milliseconds: at most a day. */
  readonly requestLifetime: number;
  /** How often the secret may be shown again inside one approval. */
  readonly reissues: number;
  readonly ticket: { readonly required: boolean; readonly pattern: string };
  /** Ways of verifying the caller that count. */
  readonly verifications: readonly { readonly id: string; readonly title: string }[];
  readonly protection: ProtectionPolicy;
  /** True: every change is refused at once. */
  readonly readOnly: boolean;
}

export interface ProtectionPolicy {
  /** objectSids of further protected groups, beside the built-in privileged ones. */
  readonly groupSids: readonly string[];
  /** sAMAccountNames or UPNs never to be touched: break-glass and service accounts, the bot's own. Compared case-insensitively. */
  readonly accounts: readonly string[];
  /** DNs under which no account may be touched. */
  readonly organisationalUnits: readonly string[];
}

const minute = 60_000;

/**
 * What holds where the settings say nothing. The groups are empty on purpose: an empty list admits nobody, so a
 * forgotten setting locks people out instead of letting everybody in.
 */
export const defaultPolicy: Policy = {
  agentGroups: [],
  approverGroups: [],
  reviewerGroups: [],
  requestLifetime: 60 * minute,
  reissues: 2,
  ticket: { required: false, pattern: '[A-Z]{2,10}-?\\d{3,12}' },
  verifications: [
    { id: 'call-back', title: 'Called back on the number in the directory' },
    { id: 'in-person', title: 'In person, with a badge' },
    { id: 'manager', title: 'Vouched for by the manager, on a call' },
  ],
  protection: { groupSids: [], accounts: [], organisationalUnits: [] },
  readOnly: false,
};
