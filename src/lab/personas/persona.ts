import type { GraphUser } from '../graph/graph-data.ts';
import type { StoredAttributes } from '../directory/stored-account.ts';
import type { Timeline } from './timeline.ts';

/** A fictional person: one account on each side, and what is wrong with it. */
export interface Persona {
  /** Short name for pages and scripts: `/as/amara`, `{"as": "amara"}`. */
  readonly id: string;
  readonly givenName: string;
  readonly sn: string;
  readonly sAMAccountName: string;
  /** Left of the @, where the names alone would not be unique. */
  readonly mailName?: string;
  readonly department: string;
  readonly title: string;
  /** What a helpdesk agent would see, in one line. */
  readonly story: string;
  /** A message that shows it. */
  readonly tryThis: string;
  /** Has Teams pages of their own; `employee` chats without being on the helpdesk. Left out: only talked about. */
  readonly role?: 'agent' | 'approver' | 'reviewer' | 'employee';
  /** `cloud-only`: no AD account. Default: in both directories. */
  readonly home?: 'cloud-only';
  /** Stored AD attributes that differ from those of an ordinary account; see `ordinary-account.ts`. */
  readonly ad?: (at: Timeline) => StoredAttributes;
  /** When AD last wrote attributes, where it differs from what `pwdLastSet` implies. */
  readonly adWritten?: (at: Timeline) => Readonly<Record<string, Date>>;
  /** Entra properties that differ from what an untroubled synchronisation would have left. */
  readonly entra?: (at: Timeline) => Partial<GraphUser>;
  /** Newest first. Left out: two sign-ins that worked. */
  readonly signIns?: readonly PersonaSignIn[];
  /** The password change has not been taken up by the hash loop yet; it will be this long after the start. */
  readonly hashArrivesAfter?: number;
}

export interface PersonaSignIn {
  readonly ago: number;
  readonly errorCode: number;
  readonly failureReason?: string;
  readonly appDisplayName?: string;
}

export const displayNameOf = ({ givenName, sn }: Persona): string => `${givenName} ${sn}`;
