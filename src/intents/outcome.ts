import type { ChangeRequest } from '../core/change-request.ts';
import type { AuditEvent } from '../core/audit-event.ts';
import type { Diagnosis } from '../core/diagnosis.ts';
import type { ExamplePerson } from '../core/example-person.ts';
import type { Notice } from '../core/follow/notice.ts';
import type { Person } from '../core/person.ts';
import type { ResetPlan } from '../core/reset-plan.ts';
import type { Secret } from '../core/secret.ts';
import type { TenantContradiction } from '../core/tenant-contradictions.ts';
import type { SyncVerdict } from '../core/sync-verdict.ts';
import type { Ask, Intent } from '../language/recognition.ts';

/** What one turn came to, before it is shown. Every kind has one card. */
export type Outcome =
  | {
      readonly kind: 'diagnosed';
      readonly person: Person;
      readonly diagnosis: Diagnosis;
      readonly readAt: Date;
      /** What speaks against the declared tenant profile, for administrators. Empty: nothing seen. */
      readonly contradictions: readonly TenantContradiction[];
      /** The sign-in name of an Entra user that looks like this person's and is linked to another AD account. */
      readonly conflict?: string;
    }
  | { readonly kind: 'sync-checked'; readonly person: Person; readonly verdict: SyncVerdict; readonly readAt: Date }
  /** The form: the plan, and inputs for reason, ticket and how the caller was verified. */
  | {
      readonly kind: 'reset-planned';
      readonly request: ChangeRequest;
      readonly plan: ResetPlan & { kind: 'possible' };
      readonly form: RequestForm;
    }
  /** A confirmation: an unlock needs no second person by default. */
  | {
      readonly kind: 'unlock-planned';
      readonly request: ChangeRequest;
      readonly diagnosis: Diagnosis;
      readonly form: RequestForm;
    }
  /** The request as one viewer may see it. */
  | { readonly kind: 'request'; readonly view: RequestView }
  /** A press that takes longer than its answer may; `mayReveal`: what comes may be a secret. */
  | { readonly kind: 'in-progress'; readonly requestId?: string; readonly mayReveal: boolean }
  /** Answers one click. The only outcome that holds a secret; never stored. */
  | { readonly kind: 'revealed'; readonly view: RequestView; readonly secret: Secret }
  | {
      readonly kind: 'refused';
      readonly title: string;
      readonly because: readonly Refusal[];
      readonly nextSteps: readonly string[];
      readonly person?: Person;
    }
  /** The form came back incomplete; nothing was requested. */
  | {
      readonly kind: 'form-problems';
      readonly request: ChangeRequest;
      readonly plan?: ResetPlan & { kind: 'possible' };
      readonly form: RequestForm;
      readonly problems: readonly string[];
    }
  | {
      readonly kind: 'choose-person';
      /** Comes back with the pick: an older card must not choose from a newer list. */
      readonly questionId: string;
      readonly intent: Intent;
      readonly query: string;
      readonly people: readonly Person[];
      readonly more: boolean;
    }
  | { readonly kind: 'not-found'; readonly query: string; readonly unreadable: readonly ('ad' | 'entra')[] }
  | { readonly kind: 'several'; readonly outcomes: readonly Outcome[] }
  | { readonly kind: 'ask'; readonly ask: Ask; readonly intent: Intent; readonly suggestions: readonly string[] }
  /** Said without being asked, about a request. */
  | { readonly kind: 'noticed'; readonly request: ChangeRequest; readonly notice: Notice }
  | { readonly kind: 'requests-listed'; readonly requests: readonly ChangeRequest[] }
  | { readonly kind: 'history'; readonly about: string; readonly events: readonly AuditEvent[] }
  | { readonly kind: 'help'; readonly example?: ExamplePerson }
  /** Something failed on our side; says what was and was not changed. */
  | {
      readonly kind: 'failed';
      readonly title: string;
      readonly changed: string;
      readonly next: string;
      readonly correlationId: string;
    };

export interface Refusal {
  readonly code: string;
  readonly text: string;
}

/** What the form offers; `verifications` come from policy. */
export interface RequestForm {
  readonly verifications: readonly { readonly id: string; readonly title: string }[];
  readonly ticketRequired: boolean;
  /** Resets only: how the "must change at next sign-in" switch stands. */
  readonly forceChange?: boolean;
  readonly reason?: string;
  readonly ticket?: string;
}

/** One request for one viewer: the buttons are what this viewer may press now, re-checked when pressed. */
export interface RequestView {
  readonly request: ChangeRequest;
  readonly viewer: 'requester' | 'approver' | 'other' | 'everyone';
  readonly may: readonly RequestVerb[];
  /** A sentence on top, e.g. why a second press did nothing. */
  readonly notice?: string;
  /** The words behind `request.verification`; the id is shown without them. */
  readonly verificationTitle?: string;
  /** Once performed: what the cloud does next, and by when. */
  readonly followUp?: string;
}

export type RequestVerb =
  | 'request.submit'
  | 'request.approve'
  | 'request.deny'
  | 'request.cancel'
  | 'request.perform'
  | 'request.reissue'
  | 'request.view';
