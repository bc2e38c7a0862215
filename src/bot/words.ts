import type { Outcome, RequestVerb } from '../intents/outcome.ts';

/** Clicks whose answer may hold a secret, so that it must go out as the response to an invoke. */
export const needsAResponse: ReadonlySet<string> = new Set<RequestVerb>(['request.perform', 'request.reissue']);

export const notASafePlace: Outcome = {
  kind: 'refused',
  title: 'Not from this Teams client',
  because: [
    {
      code: 'client-too-old',
      text: 'This client would store the new password in the conversation, so no password was set.',
    },
  ],
  nextSteps: ['Open the same card in Teams on a computer or on an up-to-date phone and press the button there.'],
};

export const notUnderstood: Outcome = {
  kind: 'refused',
  title: 'That button does not work here',
  because: [{ code: 'not-understood', text: 'Teams sent something I do not know, or sent it twice.' }],
  nextSteps: ['Ask again in a message. Say “help” to see what I can do.'],
};

export const tooMuch = {
  kind: 'refused',
  title: 'Too much at once',
  because: [
    {
      code: 'too-much-at-once',
      text: 'You asked for more in a minute than Latchkey takes from one person. Wait a minute.',
    },
  ],
  nextSteps: ['Ask again in a minute; what you asked for before is being answered.'],
} as const satisfies Outcome;

/** For a defect: what is certain, and what is not. */
export function defect(correlationId: string, isClick: boolean): Outcome {
  return {
    kind: 'failed',
    title: 'Something went wrong on my side',
    changed: isClick
      ? 'If this click was to change something, the request says whether it happened.'
      : 'Nothing was changed.',
    next: isClick ? 'Say “show approvals” and look at the request before you try again.' : 'Try again in a minute.',
    correlationId,
  };
}
