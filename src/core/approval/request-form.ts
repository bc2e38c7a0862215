import type { Policy } from '../policy.ts';
import { printable, redact } from '../redact.ts';

/** What the requester typed, as it came from the card. */
export interface RequestFormValues {
  readonly reason?: string;
  readonly ticket?: string;
  /** An id of `policy.verifications`. */
  readonly verification?: string;
}

export const reasonLimit = 500;
export const ticketLimit = 40;

/** One sentence per problem, for the person to correct. Empty: the form is complete. */
export function formProblems(form: RequestFormValues, policy: Policy): readonly string[] {
  const { reason, ticket, verification } = tidyForm(form);
  return [
    ...(reason ? [] : ['Give a reason.']),
    ...(!ticket && policy.ticket.required ? ['Enter the ticket number.'] : []),
    ...(ticket && !matchesWhole(ticket, policy.ticket.pattern)
      ? ['The ticket number does not have the form that is used here.']
      : []),
    ...(policy.verifications.some(({ id }) => id === verification) ? [] : ['Say how you verified the caller.']),
  ];
}

/** Trims, cuts, makes printable and takes out anything like a password: approvers and the audit log read this. */
export function tidyForm(form: RequestFormValues): RequestFormValues {
  const reason = cut(redact(printable(form.reason ?? '').trim()), reasonLimit);
  const ticket = printable(form.ticket ?? '').trim();
  return {
    ...(reason && { reason }),
    ...(ticket && { ticket }),
    ...(form.verification && { verification: form.verification }),
  };
}

function matchesWhole(ticket: string, pattern: string): boolean {
  return ticket.length <= ticketLimit && new RegExp(`^(?:${pattern})$`, 'u').test(ticket);
}

function cut(text: string, limit: number): string {
  const characters = [...text];
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`;
}
