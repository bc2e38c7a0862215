/**
 * Every event Latchkey records. A code is never reused and never changes its meaning; a name may be shared by events
 * that a reviewer looks for together. Thousands by subject: 1 what was asked and seen, 2 requests and approvals,
 * 3 changes, 4 secrets, 5 the transcript itself, 9 faults. I: as intended, W: refused or ended early, E: failed.
 */
export const auditEvents = {
  messageUnderstood: { code: 'HB1001I', name: 'message_understood' },
  factsViewed: { code: 'HB1002I', name: 'facts_viewed' },
  accessDenied: { code: 'HB1003W', name: 'request_denied' },

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

  checkpointPublished: { code: 'HB5001I', name: 'checkpoint_published' },
  signingKeyChanged: { code: 'HB5002I', name: 'signing_key_changed' },
  payloadsRemoved: { code: 'HB5003I', name: 'payloads_removed' },

  defect: { code: 'HB9001E', name: 'defect' },
} as const;

export type AuditKind = keyof typeof auditEvents;
