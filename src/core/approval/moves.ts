import type { RequestState } from '../change-request.ts';

interface Rule {
  readonly from: readonly RequestState[];
  readonly to: RequestState;
  readonly by: 'requester' | 'approver' | 'latchkey';
}

/**
 * Every legal move of a request. `performing` is the only state in which a directory may be written, and only `claim` (after an
 * approval), `confirmUnlock` (unlocks only) and `reissue` (limited) lead there.
 */
const table = {
  submit: { from: ['draft'], to: 'pending', by: 'requester' },
  confirmUnlock: { from: ['draft'], to: 'performing', by: 'requester' },
  approve: { from: ['pending'], to: 'approved', by: 'approver' },
  deny: { from: ['pending'], to: 'denied', by: 'approver' },
  cancel: { from: ['draft', 'pending', 'approved'], to: 'cancelled', by: 'requester' },
  expire: { from: ['draft', 'pending', 'approved'], to: 'expired', by: 'latchkey' },
  claim: { from: ['approved'], to: 'performing', by: 'requester' },
  /** To `performed`, or to `failed` or `outcome-unknown` as the directory answered. */
  complete: { from: ['performing'], to: 'performed', by: 'latchkey' },
  /** From `performing` only before the change is sent: the account is read again after the claim. */
  voidRequest: { from: ['draft', 'pending', 'approved', 'performing'], to: 'void', by: 'latchkey' },
  reissue: { from: ['performed'], to: 'performing', by: 'requester' },
  /** To `performed` or `failed`, as the directory shows. From `performing` only when a crash left it behind. */
  settle: { from: ['performing', 'outcome-unknown'], to: 'performed', by: 'latchkey' },
} satisfies Readonly<Record<string, Rule>>;

export type MoveName = keyof typeof table;

export const moves: Readonly<Record<MoveName, Rule>> = table;
