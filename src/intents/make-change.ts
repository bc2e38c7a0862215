import type { ChangeResult } from '../core/approval.ts';
import type { AdSubject, ChangeRequest, EntraSubject } from '../core/change-request.ts';
import type { Secret } from '../core/secret.ts';
import { temporaryPassword } from '../core/temporary-password.ts';
import { areChangesStopped } from './change-switch.ts';
import type { Context } from './turn.ts';

/** A directory that finds a password too weak gets two longer ones before the request fails. */
const shortest = 0;
const longer = [20, 28];
const tooWeak: ReadonlySet<string> = new Set(['ldap.password-policy', 'graph.password-policy']);

export interface Attempt {
  readonly outcome: ChangeResult;
  /** The password that was sent; nobody has it unless the outcome is `done`. */
  readonly secret?: Secret;
}

/**
 * Makes the change of a claimed request in the one directory where its subject lives. A subject of AD is never changed
 * in Entra ID, where the change would not be written back.
 */
export async function makeChange(
  { subject, change }: ChangeRequest,
  minimumLength: number,
  context: Context,
): Promise<Attempt> {
  const { ad, entraChanges } = context.ports;
  if (subject.objectGUID !== undefined) {
    const { objectGUID } = subject;
    if (change.kind === 'unlock') return { outcome: await unlessStopped(() => ad.unlock(objectGUID), context) };
    const { forceChange, unlock } = change;
    const set = (newPassword: Secret) => ad.resetPassword({ objectGUID, newPassword, forceChange, unlock });
    return resetPassword(subject, set, minimumLength, context);
  }
  if (change.kind === 'unlock' || !entraChanges) return { outcome: { kind: 'refused', code: 'graph.switched-off' } };
  const { entraObjectId } = subject;
  const set = (newPassword: Secret) => entraChanges.resetPassword({ entraObjectId, newPassword });
  return resetPassword(subject, set, minimumLength, context);
}

async function resetPassword(
  { displayName, sAMAccountName = '', userPrincipalName = '' }: AdSubject | EntraSubject,
  set: (newPassword: Secret) => Promise<ChangeResult>,
  minimumLength: number,
  context: Context,
): Promise<Attempt> {
  const { randomInt } = context.ports.environment;
  const avoid = [sAMAccountName, displayName, userPrincipalName];
  const setOneOf = async (length: number): Promise<Attempt> => {
    const secret = temporaryPassword({ randomInt, avoid, minLength: Math.max(length, minimumLength) });
    return { outcome: await unlessStopped(() => set(secret), context), secret };
  };
  let attempt = await setOneOf(shortest);
  for (const length of longer) {
    if (!wasTooWeak(attempt)) break;
    attempt = await setOneOf(length);
  }
  return attempt;
}

const wasTooWeak = ({ outcome }: Attempt): boolean => outcome.kind === 'refused' && tooWeak.has(outcome.code);

/** The last look at the switch, right before a directory is written. */
async function unlessStopped(change: () => Promise<ChangeResult>, context: Context): Promise<ChangeResult> {
  return (await areChangesStopped(context)) ? { kind: 'refused', code: 'read-only' } : change();
}
