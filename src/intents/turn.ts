import type { Actor } from '../core/change-request.ts';
import type { Policy } from '../core/policy.ts';
import type { TenantProfile } from '../core/tenant-profile.ts';
import type { Ports } from './ports.ts';

/** What every use case works with. */
export interface Context {
  readonly ports: Ports;
  readonly settings: AssistantSettings;
}

export interface AssistantSettings {
  readonly policy: Policy;
  readonly profile: TenantProfile;
  readonly ticketPatterns?: readonly string[];
  /** The only conversation in which a request may be approved. */
  readonly approvalsConversationId: string;
}

/** One exchange: who acts, where, and when it began. Everything in a turn happens at `now`. */
export interface Turn {
  readonly actor: Actor;
  readonly conversationId: string;
  readonly correlationId: string;
  readonly now: Date;
}

export function beginTurn(actor: Actor, conversationId: string, { ports }: Context): Turn {
  return { actor, conversationId, correlationId: ports.environment.newId(), now: ports.environment.now() };
}
