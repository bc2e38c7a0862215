/** What a card is called in a sentence; the transcript has the bare kind of answer. */
export const cardWords: Readonly<Record<string, string>> = {
  diagnosed: 'the diagnosis',
  'sync-checked': 'whether passwords were in sync',
  'reset-planned': 'the form for a password reset',
  'unlock-planned': 'the form for an unlock',
  'form-problems': 'the form again, with what was wrong in it',
  'approval-request': 'the request to approve or deny',
  request: 'the request as it stood',
  'in-progress': 'that the change was under way',
  revealed: 'the new password, once',
  refused: 'a refusal',
  'choose-person': 'several people to choose from',
  'not-found': 'that nobody was found',
  ask: 'a question',
  noticed: 'a notice about the request',
  'requests-listed': 'a list of requests',
  history: 'a history',
  help: 'the help',
  failed: 'that something went wrong',
};

/** What somebody did who pressed the button of this name. */
export const pressWords: Readonly<Record<string, string>> = {
  'person.choose': 'chose a person',
  'request.submit': 'sent the form',
  'request.approve': 'pressed "Approve"',
  'request.deny': 'pressed "Deny"',
  'request.cancel': 'pressed "Cancel"',
  'request.perform': 'asked for the change to be made',
  'request.reissue': 'pressed "I did not get it"',
  'request.view': 'looked at the request',
};

/** Whether somebody can sign in to one side, in the words of the card that says so. */
export const effectWords: Readonly<Record<string, string>> = {
  ok: 'works',
  unknown: 'could not be checked',
  depends: 'depends on device or place',
  prompt: 'works after a prompt',
  wait: 'wait a little',
  blocked: 'blocked',
  'n/a': 'does not apply',
};
