import type { ChangeRequest } from '../core/change-request.ts';
import type { ActionInput } from './assistant.ts';
import { cancelRequest } from './cancel-request.ts';
import { decideRequest } from './decide-request.ts';
import { groupsOf } from './groups-of.ts';
import type { Outcome, RequestVerb } from './outcome.ts';
import { performChange } from './perform-change.ts';
import { show } from './settle-move.ts';
import { submitRequest } from './submit-request.ts';
import type { Context, Turn } from './turn.ts';

/** A button pressed on the card of a request: who pressed comes from the channel, the request from the store. */
export interface Press {
  readonly request: ChangeRequest;
  readonly groups: readonly string[] | 'unknown';
  readonly values: Readonly<Record<string, string>>;
  readonly turn: Turn;
  readonly context: Context;
}

const verbs: Readonly<Record<RequestVerb, (press: Press) => Promise<Outcome>>> = {
  'request.submit': submitRequest,
  'request.approve': (press) => decideRequest(press, 'approve'),
  'request.deny': (press) => decideRequest(press, 'deny'),
  'request.cancel': cancelRequest,
  'request.perform': (press) => performChange(press, 'first'),
  'request.reissue': (press) => performChange(press, 'again'),
  'request.view': (press) => Promise.resolve(show(press.request, press)),
};

export async function pressRequest(input: ActionInput, turn: Turn, context: Context): Promise<Outcome> {
  const verb = Object.hasOwn(verbs, input.verb) ? verbs[input.verb as RequestVerb] : undefined;
  if (!verb) return leadsNowhere('unknown-verb');
  if (!input.requestId) return leadsNowhere('bad-payload');
  const [request, groups] = await Promise.all([
    context.ports.requests.get(input.requestId),
    groupsOf(turn.actor, context),
  ]);
  if (!request || request.requester.tenantId !== turn.actor.tenantId) return leadsNowhere('unknown-request');
  return verb({ request, groups, values: input.values, turn, context });
}

const leadsNowhere = (code: 'unknown-verb' | 'bad-payload' | 'unknown-request'): Outcome => ({
  kind: 'refused',
  title: 'This button leads nowhere',
  because: [
    {
      code,
      text: 'The card is older than the request it was made for, or was not made by Latchkey. Nothing was changed.',
    },
  ],
  nextSteps: ['Ask for "pending approvals" to see what is open'],
});
