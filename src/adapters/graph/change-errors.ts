import type { CloudChangeOutcome, CloudRefusalCode } from '../../ports/entra-changes.ts';
import { failureOfAnswer, failureOfError } from './errors.ts';
import { isBody } from './graph-body.ts';

type NotDone = Exclude<CloudChangeOutcome, { kind: 'done' }>;

/**
 * What an answer other than a success says about a change. Only an answer by which Graph takes the request for wrong,
 * forbidden or one too many shows that nothing happened; after a failure of the service it may have.
 */
export function outcomeOfAnswer(status: number, body: unknown): NotDone {
  const code = refusalOf(status, body);
  return code ? { kind: 'refused', code } : { kind: 'unknown', code: failureOfAnswer(status, body).code };
}

/** No answer at all. Without a token nothing was sent; in every other case the change may have arrived. */
export function outcomeOfError(error: unknown): NotDone {
  const { code } = failureOfError(error);
  return code === 'graph.unauthorised' ? { kind: 'refused', code } : { kind: 'unknown', code };
}

function refusalOf(status: number, body: unknown): CloudRefusalCode | undefined {
  switch (status) {
    case 400:
      return refusalOfBadRequest(messageOf(body));
    case 401:
      return 'graph.unauthorised';
    case 403:
      return 'graph.no-right';
    case 404:
      return 'graph.no-such-user';
    case 429:
      return 'graph.throttled';
    default:
      return status > 400 && status < 500 && status !== 408 ? 'graph.bad-request' : undefined;
  }
}

/**
 * Graph has one code, `Request_BadRequest`, for everything that is wrong with a user's properties and tells the reasons
 * apart by its message alone: "The specified password does not comply with password complexity requirements. ..." and,
 * of synchronised users, "Unable to update the specified properties for on-premises mastered Directory Sync objects ...".
 */
function refusalOfBadRequest(message: string): CloudRefusalCode {
  if (/on-premises mastered|directory sync/i.test(message)) return 'graph.not-cloud-only';
  return /password (?:does not comply|complexity|is too|contains|was banned)|banned|weak password/i.test(message)
    ? 'graph.password-policy'
    : 'graph.bad-request';
}

function messageOf(body: unknown): string {
  const error = isBody(body) ? body['error'] : undefined;
  return isBody(error) ? String(error['message']) : '';
}
