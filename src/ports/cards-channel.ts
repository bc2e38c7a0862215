import type { ChangeRequest, PostedCard } from '../core/change-request.ts';
import type { Notice } from '../core/follow/notice.ts';

/** Posts and updates the cards of a request outside the turn that is running. Never throws: a failure is data. */
export interface CardsChannel {
  /** The approvers' card, in the approvers' conversation. `undefined`: it could not be posted; nobody was asked. */
  postToApprovers(request: ChangeRequest): Promise<PostedCard | undefined>;
  /**
   * Says something about a request in a message of its own: to the requester where it was asked for, or to the approvers.
   * False: it did not go out. True also when it may have, because the answer was lost: then it must not be said again.
   */
  tell(to: 'requester' | 'approvers', request: ChangeRequest, notice: Notice): Promise<boolean>;
  /** Brings the posted cards of a request up to its present state. Failures are logged, the request stands. */
  update(request: ChangeRequest): Promise<void>;
}
