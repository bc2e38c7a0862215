import type { AnswerShown } from '../core/audit.ts';
import type { ChangeRequest } from '../core/change-request.ts';
import type { Outcome } from './outcome.ts';

/** What the transcript keeps of an answer: the card and what it says, each card of several for itself. */
export function describeAnswer(outcome: Outcome): readonly AnswerShown[] {
  if (outcome.kind === 'several') return outcome.outcomes.flatMap(describeAnswer);
  const request = requestOf(outcome);
  return [{ card: outcome.kind, values: valuesOf(outcome), ...(request && { request }) }];
}

function requestOf(outcome: Outcome): ChangeRequest | undefined {
  if ('request' in outcome) return outcome.request;
  return 'view' in outcome ? outcome.view.request : undefined;
}

function valuesOf(outcome: Exclude<Outcome, { kind: 'several' }>): AnswerShown['values'] {
  switch (outcome.kind) {
    case 'diagnosed':
      return { causes: outcome.diagnosis.findings.map(({ code }) => code), conflict: outcome.conflict };
    case 'sync-checked':
      return { verdict: outcome.verdict.kind, headline: outcome.verdict.headline };
    case 'reset-planned':
      return { caveats: outcome.plan.caveats.map(({ code }) => code) };
    case 'form-problems':
      return { problems: outcome.problems };
    case 'request':
      return { viewer: outcome.view.viewer, buttons: outcome.view.may, notice: outcome.view.notice };
    case 'revealed':
      return { viewer: outcome.view.viewer, followUp: outcome.view.followUp };
    case 'refused':
      return {
        title: outcome.title,
        because: outcome.because.map(({ code }) => code),
        text: outcome.because.map(({ text }) => text),
      };
    case 'choose-person':
      return { query: outcome.query, people: outcome.people.map(({ displayName }) => displayName), more: outcome.more };
    case 'not-found':
      return { query: outcome.query, unreadable: outcome.unreadable };
    case 'ask':
      return { ask: outcome.ask, intent: outcome.intent };
    case 'requests-listed':
      return { requests: outcome.requests.map(({ id }) => id) };
    case 'history':
      return { about: outcome.about, events: outcome.events.length };
    case 'failed':
      return { title: outcome.title, changed: outcome.changed };
    default:
      return {};
  }
}
