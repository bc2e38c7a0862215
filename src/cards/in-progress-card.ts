import type { Outcome } from '../intents/outcome.ts';
import type { CardContent } from './content.ts';
import { banner, execute, executeInPlace, textBlock } from './elements.ts';
import { line } from './text.ts';

export function inProgressCard({ requestId, mayReveal }: Extract<Outcome, { kind: 'in-progress' }>): CardContent {
  const looksAgain = requestId !== undefined && !mayReveal;
  return {
    body: [
      banner('warning', line`Still working on it`),
      textBlock(
        line`The directories are slow to answer. Your press was taken and is being carried out; it cannot be carried out twice.`,
      ),
      textBlock(
        mayReveal
          ? line`Press “Show once” in a moment. The new password is kept for you for less than a minute; if you come later, “I did not get it” sets another one.`
          : line`This card changes when it is done.`,
      ),
    ],
    actions: [
      // Never sets another password: the request takes this press once only.
      ...(requestId !== undefined && mayReveal
        ? [executeInPlace('Show once', 'request.perform', { requestId }, { style: 'positive' })]
        : []),
      ...(looksAgain ? [execute('What happened?', 'request.view', { requestId })] : []),
    ],
  };
}
