import type { ChangeRequest } from '../core/change-request.ts';
import { container, textBlock } from './elements.ts';
import type { Element } from './schema.ts';
import { line } from './text.ts';

/**
 * Whether a new password will be asked for at the next sign-in: what was asked for, and what AD says after the change
 * wherever it was read back.
 */
export function isChangeForced({ change, outcome }: ChangeRequest): boolean {
  return change.kind === 'reset' && change.forceChange && (outcome?.pwdLastSet ?? '0') === '0';
}

/** Says so where AD did not keep the demand for a new password; nobody may be promised a prompt then. */
export function lostDemandBox(request: ChangeRequest): readonly Element[] {
  const { change, outcome } = request;
  if (change.kind !== 'reset' || !change.forceChange || isChangeForced(request)) return [];
  return [
    container(
      [
        textBlock(line`Active Directory did not keep the demand for a new password`, {
          weight: 'bolder',
          color: 'attention',
        }),
        textBlock(
          line`The password was set, but pwdLastSet reads ${outcome?.pwdLastSet ?? ''} instead of 0. Nobody will be asked to change it: ask the person to, and tell your AD administrator.`,
        ),
      ],
      { style: 'attention' },
    ),
  ];
}
