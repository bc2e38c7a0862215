import { spell } from '../core/temporary-password.ts';
import type { Outcome } from '../intents/outcome.ts';
import type { CardContent, Room } from './content.ts';
import { banner, container, execute, factSet, subtle, textBlock } from './elements.ts';
import { isChangeForced, lostDemandBox } from './forced-change.ts';
import { caveatLines, requestActions } from './request-card.ts';
import { subjectFacts } from './person-parts.ts';
import type { RichTextBlock, TextBlock } from './schema.ts';
import { line, prose } from './text.ts';

/**
 * The only card with a secret: the response to one click, never posted and never stored. It has no refresh, which
 * would take the password off the screen.
 */
export function revealedCard({ view, secret }: Extract<Outcome, { kind: 'revealed' }>, room: Room): CardContent {
  const { request, followUp, notice } = view;
  const password = secret.reveal();
  return {
    body: [
      banner('good', line`New password for ${request.subject.displayName}`),
      notice === undefined ? undefined : textBlock(prose(notice, room.sentence)),
      container([bigMonospace(password), ...spelled(password)], { style: 'emphasis' }),
      factSet(subjectFacts(request.subject)),
      ...lostDemandBox(request),
      textBlock(line`Tell the person`, { weight: 'bolder' }),
      textBlock(
        isChangeForced(request)
          ? line`This password is for one sign-in. You will be asked to choose your own right away.`
          : line`This password is yours until you change it. Please choose your own soon.`,
      ),
      ...caveatLines(request, room),
      followUp === undefined ? undefined : textBlock(prose(followUp, room.sentence)),
      subtle(
        line`Shown once, to you alone. It is not stored anywhere. Read it out; do not copy it into a chat or a ticket.`,
      ),
    ],
    actions: [
      execute('Done, hide it', 'request.view', { requestId: request.id }, { style: 'positive' }),
      ...requestActions({ ...view, may: view.may.filter((verb) => verb === 'request.reissue') }),
    ],
  };
}

/** Not through `verbatim`, which cleans and cuts: a password is shown as it is or it is wrong. */
function bigMonospace(password: string): RichTextBlock {
  return {
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text: password, fontType: 'monospace', size: 'extraLarge', weight: 'bolder' }],
  };
}

/** One line per group, as it is read out. */
function spelled(password: string): readonly TextBlock[] {
  const groups = password.split('-').map((group) => spell(group).join(' · '));
  return groups.map((group, index) =>
    subtle(prose(index === 0 ? group : `hyphen · ${group}`, 500), { spacing: 'small' }),
  );
}
