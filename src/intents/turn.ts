import type { Actor } from '../core/change-request.ts';
import type { OwnerNoticeSettings } from '../core/owner-notice/owner-notice.ts';
import type { Policy } from '../core/policy.ts';
import type { TenantProfile } from '../core/tenant-profile.ts';
import type { AdLinks } from './ad-links.ts';
import type { Ports } from './ports.ts';
import { TurnNotes } from './turn-notes.ts';

/** What every use case works with. */
export interface Context {
  readonly ports: Ports;
  readonly settings: AssistantSettings;
  /** Missing: the AD account of somebody who acts is read after the Entra user. */
  readonly adLinks?: AdLinks;
}

export interface AssistantSettings {
  readonly policy: Policy;
  readonly profile: TenantProfile;
  /** Missing: the owner of an account is not told of a reset. */
  readonly ownerNotice?: OwnerNoticeSettings;
  readonly ticketPatterns?: readonly string[];
  /** Fingerprint of the policy, for the transcript; missing where nobody worked it out. */
  readonly policyVersion?: string;
  /** The only conversation in which a request may be approved. */
  readonly approvalsConversationId: string;
}

/** One exchange: who acts, where, and when it began. Everything in a turn happens at `now`. */
export interface Turn {
  readonly actor: Actor;
  readonly conversationId: string;
  readonly correlationId: string;
  readonly now: Date;
  readonly policyVersion?: string;
  /** For the transcript. */
  readonly notes: TurnNotes;
}

export function beginTurn(actor: Actor, conversationId: string, { ports, settings }: Context): Turn {
  const { policyVersion } = settings;
  return {
    actor,
    conversationId,
    correlationId: ports.environment.newId(),
    now: ports.environment.now(),
    ...(policyVersion !== undefined && { policyVersion }),
    notes: new TurnNotes(),
  };
}
