import type { ChangeRequest, PostedCard } from '../core/change-request.ts';
import type { Ports } from './ports.ts';

/** An approver may have pressed before the card was noted; then it is noted on the request as it is by then. */
export async function noteApproversCard(
  request: ChangeRequest,
  posted: PostedCard,
  { requests }: Ports,
): Promise<ChangeRequest> {
  const noted = withApproversCard(request, posted);
  const first = await requests.move(noted, []);
  if (first.kind === 'moved' || !first.current) return noted;
  const again = withApproversCard(first.current, posted);
  return (await requests.move(again, [])).kind === 'moved' ? again : first.current;
}

function withApproversCard(request: ChangeRequest, approvers: PostedCard): ChangeRequest {
  return { ...request, version: request.version + 1, cards: { ...request.cards, approvers } };
}
