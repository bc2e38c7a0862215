/** Our codes, in the words of the fixture. What is not listed is the same word with underscores. */
const words: Readonly<Record<string, string>> = {
  // at the gate
  tenant: 'wrong_tenant',
  channel: 'wrong_channel',
  'service-url': 'wrong_service_url',
  'not-an-activity': 'bad_payload',
  'body-unreadable': 'bad_payload',
  'body-too-large': 'oversize',
  // in the activity
  'malformed-action': 'bad_payload',
  'not-understood': 'bad_payload',
  'no-conversation': 'missing_conversation',
  // about the account
  'not-a-user-account': 'protected_account',
  'protection-unknown': 'protected_account',
};

/** Codes that stand on the card of an answer which changed nothing but refuses nobody. */
const noRefusals = new Set(['question-over', 'form-incomplete']);

export function fixtureCode(code: string): string | null {
  return noRefusals.has(code) ? null : (words[code] ?? code.replaceAll('-', '_'));
}
