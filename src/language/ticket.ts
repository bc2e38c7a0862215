import type { Reading } from './reading.ts';

export interface TicketPlace {
  readonly value: string;
  readonly index: number;
}

/** Builds the test for ticket numbers once per settings. Throws on a pattern that is no regular expression. */
export function ticketTest(patterns: readonly string[]): RegExp {
  return new RegExp(`^(?:${patterns.join('|')})$`, 'iu');
}

/** Every ticket number in the text: by its own form, or a number that the word "ticket" announces. */
export function findTickets(reading: Reading, test: RegExp): readonly TicketPlace[] {
  return reading.tokens.flatMap((token, index): TicketPlace[] => {
    if (token.kind !== 'word' || token.mention !== undefined || token.text.length > 40) return [];
    if (test.test(token.text)) return [{ value: token.text.replace(/^#/u, ''), index }];
    const announced = /^#?[A-Z]{0,6}[-_]?\d{3,}(?:-\d+)?$/iu.test(token.text) && isAnnounced(reading, index);
    return announced ? [{ value: token.text.replace(/^#/u, ''), index }] : [];
  });
}

function isAnnounced(reading: Reading, index: number): boolean {
  let before = index - 1;
  while (
    before > index - 5 &&
    (/^[#:.=°-]$/u.test(reading.tokens[before]?.text ?? '') || reading.is(before, 'numberWord')) &&
    !(reading.is(before, 'ticket') && reading.tokens[before]?.folded === 'ticket')
  )
    before -= 1;
  return reading.is(before, 'ticket') && !reading.is(before, 'employeeNumber');
}
