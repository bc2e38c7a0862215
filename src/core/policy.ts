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
