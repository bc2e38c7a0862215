import type { ChangeRequest } from '../change-request.ts';

/** What became of a press: the next state of the request, or why there is none. Nothing is stored yet. */
export type Move =
  | { readonly kind: 'moved'; readonly next: ChangeRequest }
  | {
      readonly kind: 'refused';
      readonly code: MoveRefusal;
      readonly text: string;
      /** With `form-incomplete`: one sentence per problem. */
      readonly problems?: readonly string[];
    };

export type MoveRefusal = keyof typeof refusals;

/**
 * For the caller, who has the facts they need: `not_an_approver`, `wrong_conversation`, `target_changed`,
 * `requester_unknown`, `approver_unknown` and `approver_password_recent`.
 */
const refusals = {
  self_approval: 'You asked for this yourself, so somebody else must decide. The request still waits.',
  subject_approval: 'This is about your own account, so somebody else must decide. The request still waits.',
  not_an_approver: 'You are not in a group that may approve this. The request still waits.',
  requester_unknown:
    'Who asked for this could not be read from the directories just now, so it cannot be told whether that is you. The request still waits.',
  approver_unknown:
    'Your own account could not be read from the directories just now, so it cannot be told whose it is. The request still waits; press again in a minute.',
  approver_password_recent:
    'Your own password was set too recently for approving, by you or by somebody else. The request still waits; somebody else must decide.',
  decided_before: 'You have already decided this request, and it waits for somebody else. Your press changed nothing.',
  not_enough_approvals: 'Not enough people have approved this. Nothing was changed.',
  already_decided: 'This request was already decided. Your press changed nothing.',
  expired: 'The time for this request is over. Nothing was changed; ask again.',
  not_requester: 'Only the person who asked for this may do that. Nothing was changed.',
  wrong_state: 'This is not possible in the present state of the request. Nothing was changed.',
  wrong_tenant: 'You belong to another organisation than this request. Nothing was changed.',
  wrong_conversation: 'A request can only be decided in the approvers’ conversation. The request still waits.',
  target_changed: 'The account changed since the request, so it is void. Nothing was changed; ask again.',
  'form-incomplete': 'The form is incomplete. Nothing was requested.',
  'reissue-limit': 'The password was shown as often as policy allows. Ask for a new reset.',
  'read-only': 'Changes are switched off at the moment. Nothing was changed.',
} as const;

export function refuseMove(code: MoveRefusal, text: string = refusals[code]): Move & { kind: 'refused' } {
  return { kind: 'refused', code, text };
}
