import { plainExample, type ExamplePerson } from '../core/example-person.ts';
import type { CardContent } from './content.ts';
import { container, heading, say, subtle, textBlock, verbatim } from './elements.ts';
import { line } from './text.ts';

const examplesWith = ({ signInName, account }: ExamplePerson) => [
  { what: 'Find out why somebody cannot sign in', type: `why can't ${signInName} sign in` },
  { what: 'See whether a new password has reached the cloud', type: `check sync status for ${signInName}` },
  { what: 'Reset a password, with a second person who approves', type: `reset password for ${signInName}, INC-1042` },
  { what: 'Clear a lockout and keep the password', type: `unlock ${account}` },
  { what: 'See what waits for a decision', type: 'show approvals' },
  { what: 'See what was done', type: `audit ${signInName}` },
];

export function helpCard(example: ExamplePerson = plainExample): CardContent {
  return {
    body: [
      heading(line`Latchkey`),
      textBlock(
        line`I see Active Directory and Microsoft Entra ID at once, say what is true on each side, and reset a password only when a second person approves.`,
      ),
      ...examplesWith(example).map(({ what, type }) =>
        container([textBlock(line`${what}`, { weight: 'bolder' }), verbatim(type)]),
      ),
      subtle(line`Never send me a password. Everything asked, approved and done is kept in a transcript.`, {
        spacing: 'medium',
      }),
    ],
    actions: [say('Show approvals', 'show approvals')],
  };
}
