import type { Outcome } from '../../src/intents/outcome.ts';
import type { Desk } from './desk.ts';

export const completeForm = { reason: 'forgot it after leave', ticket: 'INC0012346', verification: 'call-back' };

/** Opens a draft and gives its id. */
export async function draftReset(desk: Desk, who = 'Samuel Adeyemi'): Promise<string> {
  const outcome = await desk.say('amara', `reset ${who}`);
  if (outcome.kind !== 'reset-planned') throw new Error(`no form, but: ${JSON.stringify(outcome)}`);
  return outcome.request.id;
}

export async function askForReset(desk: Desk, who?: string): Promise<string> {
  const id = await draftReset(desk, who);
  await desk.press('amara', 'request.submit', id, { values: completeForm });
  return id;
}

export async function approvedReset(desk: Desk, who?: string): Promise<string> {
  const id = await askForReset(desk, who);
  await desk.press('chandra', 'request.approve', id);
  return id;
}

export async function performedReset(desk: Desk, who?: string): Promise<string> {
  const id = await approvedReset(desk, who);
  await desk.press('amara', 'request.perform', id);
  return id;
}

/** What somebody who pressed was told: the notice, or the words of the refusal. */
export function toldIn(outcome: Outcome): string | undefined {
  switch (outcome.kind) {
    case 'request':
      return outcome.view.notice;
    case 'refused':
      return outcome.because.map(({ text }) => text).join(' ');
    case 'failed':
      return outcome.changed;
    default:
      return undefined;
  }
}
