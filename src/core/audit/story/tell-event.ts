import type { AuditEvent } from '../../audit-event.ts';
import { detailLabels } from './detail-labels.ts';
import { cardWords, effectWords, pressWords } from './words.ts';

/** An event as a sentence and what belongs to it, for people. The record itself says more. */
export interface ToldEvent {
  readonly sentence: string;
  readonly lines: readonly { readonly label: string; readonly value: string }[];
}

export function tellEvent(event: AuditEvent): ToldEvent {
  const tell = Object.hasOwn(sentences, event.name) ? sentences[event.name] : undefined;
  const shown = Object.hasOwn(detailsOf, event.name) ? detailsOf[event.name] : undefined;
  const words: Words = {
    who: event.actor?.name ?? 'Latchkey',
    whom: event.subject?.displayName ?? event.subject?.userPrincipalName ?? 'the account',
    change: event.details['change'] === 'unlock' ? 'unlock' : 'password reset',
    of: (name) => valueOf(event.details[name]),
  };
  return {
    sentence: tell?.(words) ?? `${inWords(event.name)}${event.actor ? `, by ${event.actor.name}` : ''}`,
    lines: Object.entries(detailLabels).flatMap(([name, label]) => {
      const value = shown && !shown.includes(name) ? '' : wordsOf(name, valueOf(event.details[name]));
      return value === '' ? [] : [{ label, value }];
    }),
  };
}

interface Words {
  readonly who: string;
  readonly whom: string;
  readonly change: string;
  /** A detail as text; empty: there is none. */
  readonly of: (name: string) => string;
}

const sentences: Readonly<Record<string, (words: Words) => string>> = {
  message_understood: ({ who, of }) => `${who} wrote: "${of('said')}"`,
  person_chosen: ({ who, whom }) => `${who} chose ${whom} among several people`,
  candidate_viewed: ({ who, whom }) => `${who} was shown ${whom} as one of several people to choose from`,
  facts_viewed: ({ who, whom }) => `Latchkey read both directories about ${whom} for ${who}`,
  answer_shown: tellAnswer,
  request_denied: ({ who, of }) => `${who} ${pastOf(of('what')) ?? `asked for "${of('what')}"`} and was refused`,
  request_planned: ({ who, whom, change }) => `${who} opened the form for a ${change} of ${whom}`,
  request_submitted: ({ who, whom, change }) => `${who} asked for the ${change} of ${whom}`,
  request_cancelled: ({ who, change }) => `${who} took the request for the ${change} back`,
  request_expired: ({ change }) => `The request for the ${change} expired; nothing was changed`,
  request_voided: ({ change }) =>
    `The account had changed since the request was made: its approvals no longer count, and the ${change} was not made`,
  approval_granted: ({ who, whom, change }) => `${who}, one of the approvers, approved the ${change} of ${whom}`,
  approval_withheld: ({ who, whom, change }) => `${who}, one of the approvers, denied the ${change} of ${whom}`,
  approval_denied: ({ who, of }) => `${who} tried to ${of('verdict')} the request and was not allowed to`,
  change_attempted: ({ who, whom, change }) => `Latchkey began the ${change} of ${whom}, as ${who} had asked`,
  change_reissued: ({ who, whom }) =>
    `Latchkey began to set another password for ${whom}, inside the same approval: ${who} said that the one before did not arrive`,
  change_performed: ({ whom, change, of }) => `The directory made the ${change} of ${whom}${on(of)}`,
  change_failed: ({ change, of }) => `The ${change} was not made${on(of)}; nothing was changed`,
  change_outcome_unknown: ({ change, of }) =>
    `No answer came to the ${change}${on(of)}: whether it was made was not known`,
  change_settled: ({ change, of }) =>
    `The directory showed later that the ${change} was ${of('state') === 'performed' ? 'made' : 'not made'}`,
  secret_delivered: ({ who }) => `The new password was handed over to ${who}, who alone may see it`,
  secret_lapsed: ({ who }) => `The new password came too late for the answer and was not fetched: ${who} never saw it`,
  follow_up_told: ({ of }) => `The requester was told: ${newsInWords(of('found'))}`,
  follow_up_not_delivered: ({ of }) => `This could not be told to the requester: ${newsInWords(of('found'))}`,
  approvers_reminded: () => 'The approvers were reminded of the request',
  requester_reminded: () => 'The requester was reminded to carry out the approved request',
  reminder_not_delivered: () => 'A reminder could not be delivered',
  owner_told: ({ whom }) => `${whom} was told of the change by mail`,
  owner_telling_delayed: ({ whom }) => `${whom} could not be told of the change by mail yet`,
  owner_not_told: ({ whom }) => `${whom} was not told of the change by mail`,
  checkpoint_published: () => 'A signed checkpoint of the transcript was published',
  signing_key_changed: () => 'The transcript is signed with another key from here on',
  payloads_removed: () => 'What old records said was removed, as retention asks; their hashes stay',
  defect: () => 'Latchkey met a defect of its own',
  settings_changed: () => 'Latchkey started with settings that differ from those before',
  passwords_reconciled: () => 'Password changes in Active Directory were compared with the transcript',
};

const newsInWords = (found: string): string =>
  (Object.hasOwn(newsWords, found) ? newsWords[found] : undefined) ?? found;

const newsWords: Readonly<Record<string, string>> = {
  arrived: 'the cloud has the new password',
  'nothing-to-wait-for': 'there is nothing to wait for in the cloud',
  gone: 'the account is no longer there',
  withheld: 'the cloud does not get the temporary password; the old one goes on working there',
  stopped: 'passwords are not synchronised at present',
  diverged: 'the cloud has another password',
  late: 'the cloud should have had the new password by now, and has not',
  undecided: 'it cannot be told whether the cloud has the new password',
  unreadable: 'it could not be checked whether the cloud has the new password',
  'locked-again': 'the account is locked again',
};

function tellAnswer({ who, of }: Words): string {
  const card = of('card');
  const shown = `shown ${Object.hasOwn(cardWords, card) ? cardWords[card] : `the card "${card}"`}`;
  const undelivered = of('delivered') === 'no' ? ', which could not be delivered' : '';
  const toApprovers = of('shownTo') === 'approvers' || card === 'approval-request';
  if (of('pressed') === '') return `${toApprovers ? 'The approvers were' : `${who} was`} ${shown}${undelivered}`;
  const did = pastOf(of('pressed')) ?? `pressed "${of('pressed')}"`;
  return `${who} ${did} and ${toApprovers ? 'the approvers were' : 'was'} ${shown}${undelivered}`;
}

/** What somebody did, if the verb is one of a button. */
const pastOf = (verb: string): string | undefined => (Object.hasOwn(pressWords, verb) ? pressWords[verb] : undefined);

const on = (of: Words['of']): string => (of('server') === '' ? '' : ` on ${of('server')}`);

const ofForm = ['reason', 'ticket', 'verification', 'forceChange', 'unlock', 'approvalsNeeded', 'risks'];

const whatTheDirectorySaid = 'ldapCode uSNChanged passwordVersion passwordWrittenAt pwdLastSet graphRequestId'.split(
  ' ',
);

/** Which details belong to the sentence; an event that is not here shows all that have a label. */
const detailsOf: Readonly<Record<string, readonly string[]>> = {
  message_understood: ['saidBefore', 'intent', 'targets', 'ticket', 'reason', 'ask'],
  request_planned: ['forceChange', 'unlock', 'reason', 'ticket', 'risks'],
  request_submitted: ofForm,
  approval_granted: ['approvalsNeeded', 'decidedBy'],
  approval_withheld: ['approvalsNeeded', 'decidedBy'],
  approval_denied: ['because', 'text'],
  request_denied: ['because', 'text'],
  request_cancelled: [],
  request_expired: [],
  request_voided: ['changes'],
  change_attempted: ['forceChange', 'unlock'],
  change_reissued: ['reveals'],
  change_performed: ['forceChange', 'unlock', 'server', ...whatTheDirectorySaid],
  change_failed: ['because', 'server', 'ldapCode', 'graphRequestId'],
  change_outcome_unknown: ['because', 'server'],
  change_settled: [],
  secret_delivered: ['way', 'reveals'],
};

function valueOf(value: AuditEvent['details'][string] | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? value.join('; ') : String(value);
}

const wordsOf = (detail: string, value: string): string =>
  ['onprem', 'cloud'].includes(detail) && Object.hasOwn(effectWords, value) ? (effectWords[value] ?? value) : value;

/** `owner_told` as people write it. */
function inWords(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
