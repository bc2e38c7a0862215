import type { AuditEvent } from '../audit-event.ts';
import type { ChangeRequest } from '../change-request.ts';
import type { Diagnosis } from '../diagnosis.ts';
import type { AccountFacts } from '../facts.ts';
import type { Person } from '../person.ts';
import { withoutAnySecret } from '../redact.ts';
import { event, reasons, type AuditTurn, type Reason } from './build-event.ts';
import { accountDetails, subjectOfFacts, subjectOfPerson, type Details } from './details.ts';

// What was said, whose data was looked at, and what was answered.

interface Understood {
  readonly intent: string;
  readonly targets: readonly { readonly kind: string; readonly value: string }[];
  readonly ticket?: string;
  readonly reason?: string;
  readonly ask?: string;
  /** As typed. */
  readonly said: string;
  /** What the turn answers: said before, and asked back. */
  readonly earlier?: Earlier;
}

interface Earlier {
  readonly turn: string;
  readonly said: string;
}

/** One card as it was answered with. */
export interface AnswerShown {
  readonly card: string;
  readonly values: Details;
  /** The request on the card. */
  readonly request?: ChangeRequest;
}

export function messageUnderstood(turn: AuditTurn, understood: Understood): AuditEvent {
  const { intent, targets, ticket, reason, ask, said, earlier } = understood;
  return event('messageUnderstood', turn, {
    said: withoutAnySecret(said),
    ...continues(earlier),
    intent,
    targets: targets.map(({ kind, value }) => `${kind}: ${value}`),
    ticket,
    reason,
    ask,
  });
}

/** `what` is the intent: `diagnose`, `sync`, `reset`, `unlock`, `audit`. */
export function factsViewed(turn: AuditTurn, what: string, facts: AccountFacts, diagnosis: Diagnosis): AuditEvent {
  return event(
    'factsViewed',
    turn,
    { what, causes: diagnosis.findings.map(({ code }) => code), ...diagnosis.effect, ...accountDetails(facts) },
    subjectOfFacts(facts),
  );
}

/** One of several people who were shown to choose from. `what` is the intent, `query` what was typed. */
export function candidateViewed(turn: AuditTurn, what: string, query: string, person: Person): AuditEvent {
  return event('candidateViewed', turn, { what, query }, subjectOfPerson(person));
}

/** The answer to a choice among several people. */
export function personChosen(turn: AuditTurn, what: string, person: Person, earlier: Earlier | undefined): AuditEvent {
  return event('personChosen', turn, { what, ...continues(earlier) }, subjectOfPerson(person));
}

/** `pressed` is the button; missing: it answers a message. */
export function answerShown(turn: AuditTurn, { card, values, request }: AnswerShown, pressed?: string): AuditEvent {
  const details = { card, pressed, ...(request && { state: request.state }), ...values };
  return { ...event('answerShown', turn, details), ...(request && { requestId: request.id }) };
}

const continues = (earlier: Earlier | undefined): Details =>
  earlier ? { saidBefore: earlier.said, saidInTurn: earlier.turn } : {};

/** Somebody without the right asked. `what` is the intent or verb. */
export function requestDenied(turn: AuditTurn, what: string, because: readonly Reason[]): AuditEvent {
  return event('accessDenied', turn, { what, ...reasons(because), policyVersion: turn.policyVersion });
}
