import { read, unavailable, type Reading } from '../../core/reading.ts';
import type { RawSignIn } from '../../core/snapshot/snapshot.ts';
import type { GraphRequest } from './exchange.ts';
import { isBody, type GraphBody } from './graph-body.ts';
import { literal, withQuery } from './odata.ts';
import type { UserRef } from './user-query.ts';

const mostSignIns = 20;
const day = 24 * 60 * 60_000;

/**
 * Asks for the interactive sign-ins of the last 24 hours. The log keeps userPrincipalNames in lower case and compares
 * with regard to case, so the name is lowered. Needs AuditLog.Read.All and a P1 licence in the tenant.
 */
export function signInsRequest(user: UserRef, now: Date): GraphRequest {
  const who =
    user.kind === 'id'
      ? `userId eq ${literal(user.value)}`
      : `userPrincipalName eq ${literal(user.value.toLowerCase())}`;
  const since = new Date(now.getTime() - day).toISOString();
  return {
    url: withQuery('/auditLogs/signIns', { filter: `${who} and createdDateTime ge ${since}`, top: mostSignIns }),
  };
}

/**
 * Reduces the rows to what the rules use, newest first. The log has been seen to answer with rows of other people and
 * with more rows than asked for, so rows that name another user are dropped and the number is cut.
 */
export function signInsOf(answer: Reading<GraphBody>, userId: string): Reading<readonly RawSignIn[]> {
  if (answer.kind === 'absent') return unavailable('graph.unknown');
  if (answer.kind === 'unavailable') return answer;
  const rows = answer.value['value'];
  if (!Array.isArray(rows)) return unavailable('graph.unknown');
  const signIns = rows
    .filter(isBody)
    .filter((row) => !namesSomebodyElse(row, userId))
    .map(signInOf)
    .filter((signIn) => signIn !== undefined)
    .toSorted((a, b) => Date.parse(b.createdDateTime) - Date.parse(a.createdDateTime));
  return read(signIns.slice(0, mostSignIns));
}

const nobody = '00000000-0000-0000-0000-000000000000';

function namesSomebodyElse(row: GraphBody, userId: string): boolean {
  const id = row['userId'];
  return typeof id === 'string' && id !== '' && id !== nobody && id.toLowerCase() !== userId.toLowerCase();
}

function signInOf(row: GraphBody): RawSignIn | undefined {
  const { createdDateTime, appDisplayName, ipAddress } = row;
  const status = isBody(row['status']) ? row['status'] : {};
  const { errorCode, failureReason } = status;
  if (typeof createdDateTime !== 'string' || typeof errorCode !== 'number') return undefined;
  return {
    createdDateTime,
    errorCode,
    ...(typeof failureReason === 'string' && { failureReason }),
    ...(typeof appDisplayName === 'string' && { appDisplayName }),
    ...(typeof ipAddress === 'string' && { ipAddress }),
  };
}
