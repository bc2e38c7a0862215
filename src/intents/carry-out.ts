import { complete, type ChangeResult } from '../core/approval.ts';
import { changeAttempted, changeCompleted } from '../core/audit.ts';
import type { ChangeRequest } from '../core/change-request.ts';
import type { Secret } from '../core/secret.ts';
import { temporaryPassword } from '../core/temporary-password.ts';
import { auditFailure } from './audit-failure.ts';
import { areChangesStopped } from './change-switch.ts';
import { deliverSecret } from './deliver-secret.ts';
import type { Outcome } from './outcome.ts';
import type { Press } from './press-request.ts';
import { settleMove, show } from './settle-move.ts';
import type { Context } from './turn.ts';

/** A domain controller that finds a password too weak gets two longer ones before the request fails. */
const lengths = [0, 20, 28];

interface Attempt {
  readonly outcome: ChangeResult;
  readonly secret?: Secret;
}

/**
 * Makes the change of a claimed request: record the attempt, change, record the outcome, answer. If the attempt cannot
 * be recorded nothing is changed; if the outcome cannot be recorded the secret is not shown and the request stays
 * `performing` until it is settled from what the directory says.
 */
export async function carryOut(request: ChangeRequest, press: Press, minimumLength = 0): Promise<Outcome> {
  const { turn, context } = press;
  const { audit, ad } = context.ports;
  try {
    await audit.append([changeAttempted(turn, request)]);
  } catch {
    return auditFailure('Nothing was changed.', turn.correlationId);
  }
  const { outcome, secret }: Attempt =
    request.change.kind === 'unlock'
      ? { outcome: await unlessStopped(() => ad.unlock(request.subject.objectGUID), context) }
      : await resetPassword(request, request.change, press, minimumLength);
  const move = complete(request, outcome, context.ports.environment.now());
  if (move.kind === 'refused') return show(request, press, move.text);
  try {
    const stored = await settleMove(move.next, [changeCompleted(turn, move.next, outcome)], press);
    if (stored.kind === 'lost') return stored.outcome;
  } catch {
    return auditFailure(
      `${whatHappened(outcome)} The new password is not shown, because its record is missing.`,
      turn.correlationId,
    );
  }
  // The stored cards change before the secret is shown: an update that came later would replace the secret on screen.
  await context.ports.cards.update(move.next);
  return secret && outcome.kind === 'done' ? deliverSecret(move.next, secret, press) : show(move.next, press);
}

/** The last look at the switch, right before AD is written. */
async function unlessStopped(change: () => Promise<ChangeResult>, context: Context): Promise<ChangeResult> {
  return (await areChangesStopped(context)) ? { kind: 'refused', code: 'read-only' } : change();
}

async function resetPassword(
  { subject }: ChangeRequest,
  change: { readonly forceChange: boolean; readonly unlock: boolean },
  { context }: Press,
  minimumLength: number,
): Promise<Attempt> {
  const { ad, environment } = context.ports;
  const avoid = [subject.sAMAccountName, subject.displayName, subject.userPrincipalName ?? ''];
  let attempt: Attempt | undefined;
  for (const length of lengths) {
    const secret = temporaryPassword({
      randomInt: environment.randomInt,
      avoid,
      minLength: Math.max(length, minimumLength),
    });
    const { forceChange, unlock } = change;
    const asked = { objectGUID: subject.objectGUID, newPassword: secret, forceChange, unlock };
    const outcome = await unlessStopped(() => ad.resetPassword(asked), context);
    attempt = { outcome, secret };
    if (outcome.kind !== 'refused' || outcome.code !== 'ldap.password-policy') break;
  }
  return attempt ?? { outcome: { kind: 'refused', code: 'ldap.unknown' } };
}

function whatHappened(outcome: ChangeResult): string {
  switch (outcome.kind) {
    case 'done':
      return 'The change WAS made in Active Directory.';
    case 'refused':
      return 'The change was refused; nothing was changed.';
    case 'unknown':
      return 'It is not known whether Active Directory made the change.';
  }
}
