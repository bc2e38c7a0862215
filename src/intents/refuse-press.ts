import type { Move } from '../core/approval.ts';
import { pressDenied } from '../core/audit.ts';
import { expireIfDue } from './expire-request.ts';
import type { Outcome, RequestVerb } from './outcome.ts';
import type { Press } from './press-request.ts';
import { show } from './settle-move.ts';

/** Answers a press that was not allowed. One by somebody whose request it is not leaves a trace. */
export async function refusePress(
  verb: RequestVerb,
  refusal: Move & { kind: 'refused' },
  press: Press,
): Promise<Outcome> {
  const { request, turn, context } = press;
  if (refusal.code === 'not_requester' || refusal.code === 'wrong_tenant') {
    await context.ports.audit.append([pressDenied(turn, request, verb, refusal)]);
  }
  return show(await expireIfDue(press), press, refusal.text);
}
