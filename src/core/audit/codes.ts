/**
 * Every event Latchkey records. A code is never reused and never changes its meaning; a name may be shared by events
 * that a reviewer looks for together. Thousands by subject: 1 what was asked and seen, 2 requests and approvals,
 * 3 changes, 4 secrets, 5 the transcript itself, 6 what people were told afterwards, 7 settings,
 * 9 faults. I: as intended, W: refused or ended early, E: failed.
 */
export const auditEvents = {
  messageUnderstood: { code: 'HB1001I', name: 'message_understood' },
  factsViewed: { code: 'HB1002I', name: 'facts_viewed' },
  accessDenied: { code: 'HB1003W', name: 'request_denied' },
  answerShown: { code: 'HB1004I', name: 'answer_shown' },
  candidateViewed: { code: 'HB1005I', name: 'candidate_viewed' },
  personChosen: { code: 'HB1007I', name: 'person_chosen' },
  passwordsReconciled: { code: 'HB1006I', name: 'passwords_reconciled' },

  requestPlanned: { code: 'HB2001I', name: 'request_planned' },
  requestRefused: { code: 'HB2002W', name: 'request_denied' },
  requestSubmitted: { code: 'HB2003I', name: 'request_submitted' },
  approvalGranted: { code: 'HB2004I', name: 'approval_granted' },
  approvalWithheld: { code: 'HB2005I', name: 'approval_withheld' },
  approvalDenied: { code: 'HB2006W', name: 'approval_denied' },
  requestCancelled: { code: 'HB2007I', name: 'request_cancelled' },
  requestExpired: { code: 'HB2008W', name: 'request_expired' },
  requestVoided: { code: 'HB2009W', name: 'request_voided' },

  changeAttempted: { code: 'HB3001I', name: 'change_attempted' },
  changeReissued: { code: 'HB3002I', name: 'change_reissued' },
  changePerformed: { code: 'HB3003I', name: 'change_performed' },
  changeFailed: { code: 'HB3004E', name: 'change_failed' },
  changeOutcomeUnknown: { code: 'HB3005E', name: 'change_outcome_unknown' },
  changeSettled: { code: 'HB3006I', name: 'change_settled' },

  secretDelivered: { code: 'HB4001I', name: 'secret_delivered' },
  secretLapsed: { code: 'HB4002W', name: 'secret_lapsed' },

  newsTold: { code: 'HB6001I', name: 'follow_up_told' },
  newsNotDelivered: { code: 'HB6002E', name: 'follow_up_not_delivered' },
  approversReminded: { code: 'HB6003I', name: 'approvers_reminded' },
  requesterReminded: { code: 'HB6004I', name: 'requester_reminded' },
  reminderNotDelivered: { code: 'HB6008E', name: 'reminder_not_delivered' },
  ownerTold: { code: 'HB6005I', name: 'owner_told' },
  ownerTellingDelayed: { code: 'HB6006W', name: 'owner_telling_delayed' },
  ownerNotTold: { code: 'HB6007W', name: 'owner_not_told' },

  checkpointPublished: { code: 'HB5001I', name: 'checkpoint_published' },
  signingKeyChanged: { code: 'HB5002I', name: 'signing_key_changed' },
  payloadsRemoved: { code: 'HB5003I', name: 'payloads_removed' },

  settingsChanged: { code: 'HB7001I', name: 'settings_changed' },

  defect: { code: 'HB9001E', name: 'defect' },
} as const;

export type AuditKind = keyof typeof auditEvents;
