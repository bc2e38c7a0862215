import type { ChangeRequest } from '../core/change-request.ts';
import { homeNames, homeOf } from '../core/subject.ts';
import { container, textBlock } from './elements.ts';
import type { Element } from './schema.ts';
import { line } from './text.ts';

/**
 * Whether a new password will be asked for at the next sign-in: what was asked for, and what the directory says after
 * the change wherever it was read back.
 */
export function isChangeForced({ change, outcome }: ChangeRequest): boolean {
  if (change.kind !== 'reset' || !change.forceChange) return false;
  return (outcome?.pwdLastSet ?? '0') === '0' && outcome?.forceChangePasswordNextSignIn !== false;
}

/** Says so where the directory did not keep the demand for a new password; nobody may be promised a prompt then. */
export function lostDemandBox(request: ChangeRequest): readonly Element[] {
  const { change, outcome, subject } = request;
  const inAd = homeOf(subject) === 'ad';
  const shown = inAd
    ? `pwdLastSet reads ${outcome?.pwdLastSet ?? ''} instead of 0`
    : 'forceChangePasswordNextSignIn reads false instead of true';
  if (change.kind !== 'reset' || !change.forceChange || isChangeForced(request)) return [];
  return [
    container(
      [
        textBlock(line`${homeNames[homeOf(subject)]} did not keep the demand for a new password`, {
          weight: 'bolder',
          color: 'attention',
        }),
        textBlock(
          line`The password was set, but ${shown}. Nobody will be asked to change it: ask the person to, and tell your ${inAd ? 'AD' : 'Entra'} administrator.`,
        ),
      ],
      { style: 'attention' },
    ),
  ];
}
