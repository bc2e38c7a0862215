/**
 * The tour: what to do, as whom, and what to look at afterwards.
 *
 * @type {readonly { title: string, as: string, say?: string, act: string, look: string }[]}
 */
export const tourSteps = [
  {
    title: 'Ask why somebody cannot sign in',
    as: 'amara',
    say: "why can't Lena Fischer sign in?",
    act: 'You are Amara, of the helpdesk. Lena is on the phone: her PC refuses her, her mail works.',
    look: 'Latchkey has read Active Directory and Entra ID at once. The card says what holds on each side, what to say to Lena, and what to do. The evidence is behind a button.',
  },
  {
    title: 'Two sides, two passwords',
    as: 'amara',
    say: 'check sync status of Marcus Bell',
    act: 'Marcus got a temporary password this morning. It works on his PC; Teams wants the old one.',
    look: 'A temporary password is withheld from the cloud in this tenant, so the old one goes on working there. No other tool says so: AD reports success, the cloud reports a wrong password.',
  },
  {
    title: 'Ask for a reset',
    as: 'amara',
    say: 'reset Samuel Adeyemi with force change, he forgot it, INC0012346',
    act: 'Samuel simply forgot his. Before anything is asked for, the card says what will happen in AD, in the cloud and on his PC. Say how you verified the caller, and press Ask for approval.',
    look: 'Nothing has changed yet: another person has to agree.',
  },
  {
    title: 'The second person decides',
    as: 'chandra',
    act: 'You are Chandra now, on the right. Open Password approvals and approve. Try it as Amara, too: she has no button, and a forged one would be refused.',
    look: 'Requester, approver and owner are three people. The groups are read at this moment, and one press decides, however many press.',
  },
  {
    title: 'Reset, and show it once',
    as: 'amara',
    act: 'Back as Amara, press Reset and show once on the request.',
    look: 'The account is read again before it is changed, so an approval for yesterday’s state is worth nothing. The password exists in this one answer: reload the page and it is gone.',
  },
  {
    title: 'Read the transcript',
    as: 'elif',
    say: 'who reset Samuel Adeyemi?',
    act: 'Elif, on the right now, reviews what the helpdesk does. An agent may ask about their own requests only.',
    look: 'Who asked, how the caller was verified, who agreed, what was done where. Each record is chained to the one before; one that was altered is found.',
  },
];
