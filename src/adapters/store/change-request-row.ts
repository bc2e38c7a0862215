import type { LinkedIds } from '../../core/linked-identity.ts';
import type { FollowState, News, NewsKind } from '../../core/follow/follow-state.ts';
import type {
  Actor,
  AdSubject,
  ChangeRequest,
  EntraSubject,
  OwnerTold,
  PostedCard,
  RequestState,
} from '../../core/change-request.ts';
import type { PasswordMark } from '../../core/password-mark.ts';
import { subjectIdOf } from '../../core/subject.ts';
import type { Check } from './shape.ts';
import { choice, count, either, flag, instant, listOf, missing, oneOf, optional, shape, text } from './shape.ts';
import { compareColumns, fromStoredJson, toStoredJson } from './stored-json.ts';
import type { ChangeRequestRow } from './tables.ts';
import { toGuidColumn, toInstantColumn } from './tables.ts';

export function toChangeRequestRow(request: ChangeRequest): ChangeRequestRow {
  const body = toStoredJson(rowName(request.id), request, changeRequest);
  return { ...columnsOf(request), body };
}

export function fromChangeRequestRow(row: ChangeRequestRow): ChangeRequest {
  const name = rowName(row.id);
  const request = fromStoredJson<ChangeRequest>(name, row.body, changeRequest);
  compareColumns(name, row, { ...columnsOf(request), body: row.body });
  return request;
}

const rowName = (id: string) => `change_request ${id}`;

function columnsOf(request: ChangeRequest): Omit<ChangeRequestRow, 'body'> {
  return {
    id: request.id,
    version: request.version,
    state: request.state,
    subject_guid: toGuidColumn(subjectIdOf(request.subject)),
    requester_id: toGuidColumn(request.requester.aadObjectId),
    created_at: toInstantColumn(request.createdAt),
    expires_at: toInstantColumn(request.expiresAt),
  };
}

const linkedIds = shape<LinkedIds>({
  objectGUID: optional(text),
  objectSid: optional(text),
  immutableId: optional(text),
  employeeId: optional(text),
});

const actor = shape<Actor>({
  aadObjectId: text,
  tenantId: text,
  name: text,
  teamsId: optional(text),
  linked: optional(linkedIds),
});

const adSubject = shape<AdSubject>({
  objectGUID: text,
  objectSid: optional(text),
  entraObjectId: optional(text),
  distinguishedName: text,
  sAMAccountName: text,
  userPrincipalName: optional(text),
  displayName: text,
  department: optional(text),
  immutableId: optional(text),
  employeeId: optional(text),
});

const entraSubject = shape<EntraSubject>({
  objectGUID: missing,
  objectSid: missing,
  entraObjectId: text,
  distinguishedName: missing,
  sAMAccountName: missing,
  userPrincipalName: text,
  displayName: text,
  department: optional(text),
  immutableId: missing,
  employeeId: optional(text),
});

const states: Record<RequestState, true> = {
  draft: true,
  pending: true,
  approved: true,
  denied: true,
  cancelled: true,
  expired: true,
  performing: true,
  performed: true,
  failed: true,
  'outcome-unknown': true,
  void: true,
};

const postedCard = shape<PostedCard>({ conversationId: text, activityId: text });

const newsKinds: Record<NewsKind, true> = {
  arrived: true,
  'nothing-to-wait-for': true,
  gone: true,
  withheld: true,
  stopped: true,
  diverged: true,
  late: true,
  undecided: true,
  unreadable: true,
  'locked-again': true,
};

const followState = shape<FollowState>({
  changedAt: instant,
  news: listOf(shape<News>({ kind: oneOf(newsKinds), at: instant, headline: text, because: listOf(text) })),
  undelivered: count,
});

/** Complete by type: a new field of `ChangeRequest` does not compile until it has its line here. */
const changeRequest: Check = shape<ChangeRequest>({
  id: text,
  version: count,
  state: oneOf(states),
  change: choice('kind', {
    reset: shape<ChangeRequest['change'] & { kind: 'reset' }>({ kind: text, forceChange: flag, unlock: flag }),
    unlock: shape<ChangeRequest['change'] & { kind: 'unlock' }>({ kind: text }),
  }),
  requester: actor,
  subject: either(adSubject, entraSubject),
  fingerprint: text,
  reason: optional(text),
  ticket: optional(text),
  verification: optional(text),
  caveats: optional(listOf(shape<NonNullable<ChangeRequest['caveats']>[number]>({ code: text, text }))),
  approvalsNeeded: optional(count),
  decisions: listOf(
    shape<ChangeRequest['decisions'][number]>({
      by: actor,
      verdict: oneOf({ approve: true, deny: true }),
      at: instant,
    }),
  ),
  createdAt: instant,
  expiresAt: instant,
  reveals: count,
  claimedAt: optional(instant),
  attempt: optional(oneOf({ 'not-begun': true, begun: true })),
  cards: shape<ChangeRequest['cards']>({ requester: optional(postedCard), approvers: optional(postedCard) }),
  proof: optional(text),
  askedIn: optional(text),
  submittedAt: optional(instant),
  passwordBefore: optional(
    shape<PasswordMark>({ pwdLastSet: optional(text), writtenAt: optional(instant), version: optional(count) }),
  ),
  cloudBefore: optional(text),
  follow: optional(followState),
  reminded: optional(
    shape<NonNullable<ChangeRequest['reminded']>>({
      approvers: optional(instant),
      requester: optional(instant),
      card: optional(instant),
    }),
  ),
  ownerTold: optional(
    shape<OwnerTold>({
      kind: oneOf({ told: true, delayed: true, 'not-told': true }),
      changedAt: instant,
      at: instant,
      code: optional(text),
    }),
  ),
  outcome: optional(
    shape<NonNullable<ChangeRequest['outcome']>>({
      at: instant,
      server: optional(text),
      code: optional(text),
      pwdLastSet: optional(text),
      lastPasswordChangeDateTime: optional(instant),
      forceChangePasswordNextSignIn: optional(flag),
      requestId: optional(text),
    }),
  ),
});
