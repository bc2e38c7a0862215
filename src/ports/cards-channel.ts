import type { ChangeRequest, PostedCard } from '../core/change-request.ts';

/** Posts and updates the cards of a request outside the turn that is running. Never throws: a failure is data. */
export interface CardsChannel {
  /** The approvers' card, in the approvers' conversation. `undefined`: it could not be posted; nobody was asked. */
  postToApprovers(request: ChangeRequest): Promise<PostedCard | undefined>;
  /** Brings the posted cards of a request up to its present state. Failures are logged, the request stands. */
  update(request: ChangeRequest): Promise<void>;
}
