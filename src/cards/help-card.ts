import type { CardContent } from './content.ts';
import { container, heading, say, subtle, textBlock, verbatim } from './elements.ts';
import { line } from './text.ts';

const examples = [
  { what: 'Find out why somebody cannot sign in', type: "why can't jdoe@contoso.com sign in" },
  { what: 'See whether a new password has reached the cloud', type: 'check sync status for jdoe@contoso.com' },
  {
    what: 'Reset a password, with a second person who approves',
    type: 'reset password for jdoe@contoso.com, INC-1042',
  },
  { what: 'Clear a lockout and keep the password', type: 'unlock CONTOSO\\jdoe' },
  { what: 'See what waits for a decision', type: 'show approvals' },
  { what: 'See what was done', type: 'audit jdoe@contoso.com' },
] as const;

export function helpCard(): CardContent {
  return {
    body: [
      heading(line`Latchkey`),
      textBlock(
        line`I see Active Directory and Microsoft Entra ID at once, say what is true on each side, and change only what a second person approved.`,
      ),
      ...examples.map(({ what, type }) => container([textBlock(line`${what}`, { weight: 'bolder' }), verbatim(type)])),
      subtle(line`Never send me a password. Everything asked, approved and done is kept in a transcript.`, {
        spacing: 'medium',
      }),
    ],
    actions: [say('Show approvals', 'show approvals')],
  };
}
