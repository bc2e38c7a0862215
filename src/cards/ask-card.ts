import type { Outcome } from '../intents/outcome.ts';
import type { Ask, Intent } from '../language/recognition.ts';
import type { CardContent } from './content.ts';
import { heading, say, textBlock } from './elements.ts';
import { line } from './text.ts';

const questions: Record<Ask, { readonly title: string; readonly teach: string }> = {
  who: {
    title: 'Who is it about?',
    teach:
      'Answer with a sign-in name (jdoe@contoso.com), an account name (CONTOSO\\jdoe), a full name, or mention the person.',
  },
  what: {
    title: 'What should I look at?',
    teach: 'Say whether to reset, unlock, check sync status, or find out why the person cannot sign in.',
  },
  'too-many-targets': {
    title: 'One person at a time, please',
    teach: 'Every change is about one account, so that an approver knows whom it touches. Send one message per person.',
  },
  bulk: {
    title: 'Not in bulk',
    teach:
      'I never change several accounts with one request. Name one person. For many accounts at once, ask your AD administrator.',
  },
  'look-alike': {
    title: 'This name has look-alike letters',
    teach: 'Some letters come from another alphabet and only look right. Type the name by hand, or mention the person.',
  },
  'mention-mismatch': {
    title: 'The mention and the text name different people',
    teach: 'I go by neither of them. Send the message again with only the one you mean.',
  },
  'contains-secret': {
    title: 'That looks like a password',
    teach:
      'I did not use or keep it. Please delete your message and never send a password in a chat; I make a new one myself.',
  },
  'wants-secret': {
    title: 'I cannot tell anybody a password',
    teach: 'Nobody can read a password in either directory. What I can do is set a new one, after approval.',
  },
  negated: {
    title: 'I did nothing',
    teach: 'Your message says not to. If you do want it done, say so without the "not".',
  },
  'out-of-scope': {
    title: 'That is not my job',
    teach:
      'I look after passwords, lockouts and their sync between Active Directory and Microsoft Entra ID. Say "help" to see everything.',
  },
};

const purposes: Partial<Record<Intent, string>> = {
  reset: 'for a password reset',
  sync: 'for the sync status',
  diagnose: 'for the sign-in problem',
  unlock: 'for an unlock',
};

export function askCard({ ask, intent, suggestions }: Extract<Outcome, { kind: 'ask' }>): CardContent {
  const { title, teach } = questions[ask];
  const purpose = ask === 'who' ? purposes[intent] : undefined;
  return {
    body: [
      heading(line`${title}`),
      ...(purpose === undefined ? [] : [textBlock(line`I need one person ${purpose}.`)]),
      textBlock({ markdown: teach.replaceAll('\\', '\\\\') }),
      textBlock(line`Nothing was changed.`, { isSubtle: true, size: 'small' }),
    ],
    ...(suggestions.length > 0 && { actions: suggestions.slice(0, 2).map((each) => say(each, each)) }),
  };
}

/** The question in one line, for notifications. */
export function questionOf(ask: Ask): string {
  return questions[ask].title;
}
