import type { Outcome, RequestView } from '../intents/outcome.ts';
import { questionOf } from './ask-card.ts';
import { statuses } from './request-status.ts';
import { plain } from './text.ts';

const summaryLimit = 200;

/** One plain line for notifications and screen readers. Never holds a secret. */
export function summaryOf(outcome: Outcome): string {
  return plain(summary(outcome), summaryLimit);
}

function summary(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'diagnosed':
      return `${outcome.person.displayName}: ${outcome.diagnosis.findings[0]?.title ?? 'no cause found'}`;
    case 'sync-checked':
      return `${outcome.person.displayName}: ${outcome.verdict.headline}`;
    case 'reset-planned':
      return `Plan for a password reset of ${outcome.request.subject.displayName}. Nothing is changed yet.`;
    case 'unlock-planned':
      return `Unlock of ${outcome.request.subject.displayName}. Nothing is changed yet.`;
    case 'form-problems':
      return `The form is incomplete. Nothing was requested.`;
    case 'request':
      return requestSummary(outcome.view);
    case 'in-progress':
      return 'Still working on it';
    case 'revealed':
      return `New password for ${outcome.view.request.subject.displayName}, shown once`;
    case 'refused':
      return outcome.title;
    case 'choose-person':
      return `Several people match ${outcome.query}`;
    case 'not-found':
      return `Nobody found for ${outcome.query}`;
    case 'several':
      return `${outcome.outcomes.length} answers`;
    case 'ask':
      return questionOf(outcome.ask);
    case 'noticed':
      return `${outcome.request.subject.displayName}: ${outcome.notice.title}`;
    case 'requests-listed':
      return `${outcome.requests.length} requests`;
    case 'history':
      return `History of ${outcome.about}`;
    case 'help':
      return 'What Latchkey can do';
    case 'failed':
      return outcome.title;
  }
}

function requestSummary({ request }: RequestView): string {
  const what = request.change.kind === 'reset' ? 'Password reset' : 'Unlock';
  return `${what} for ${request.subject.displayName}, asked by ${request.requester.name}: ${statuses[request.state].words}`;
}
