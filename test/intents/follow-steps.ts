import { toFileTime } from '../../src/lab/directory/file-time.ts';
import type { Desk } from './desk.ts';
import { completeForm, draftReset } from './reset-steps.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const arrived = 'The cloud has the password';
export const late = 'The password has not reached the cloud';
export const withheld = 'The cloud does not get this password';

/** A reset that asks for no change at the next sign-in, so that its hash goes up by itself. */
export async function plainReset(desk: Desk, who?: string): Promise<string> {
  const id = await draftReset(desk, who);
  await desk.press('amara', 'request.submit', id, { values: { ...completeForm, forceChange: 'false' } });
  await desk.press('chandra', 'request.approve', id);
  await desk.press('amara', 'request.perform', id);
  return id;
}

/** At a domain PC: Samuel chooses a password. */
export function chooseOwnPassword(desk: Desk): void {
  desk.changeAd('samuel', { unicodePwd: '', pwdLastSet: toFileTime(desk.context.ports.environment.now()) });
}

/** The hash sync gives the cloud the date of the change in AD, however late it comes. */
export function showDateOfAd(desk: Desk): void {
  const setAt = desk.adAccount('samuel').written.get('unicodePwd')?.at;
  desk.entraUser('samuel').lastPasswordChangeDateTime = setAt?.toISOString() ?? null;
}

/** The titles of what the requester was told without asking. */
export function toldRequester(desk: Desk): readonly string[] {
  return desk.told.filter(({ to }) => to === 'requester').map(({ notice }) => notice.title);
}

export async function eventsNamed(desk: Desk, name: string) {
  return (await desk.events()).filter((event) => event.name === name);
}
