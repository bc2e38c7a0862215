import type { Reading } from './reading.ts';

export interface ReasonPlace {
  readonly text: string;
  /** Tokens `from` up to, not including, `to`; the words that announce the reason are before `from`. */
  readonly from: number;
  readonly to: number;
  readonly announcedAt: number;
}

const longestReason = 500;

/** The reason a message gives, if it announces one: from the announcement to the end of the sentence. */
export function findReason(reading: Reading, isTicket: (index: number) => boolean): ReasonPlace | undefined {
  const announcement = reading
    .all('reason')
    .find((mark) => !isTime(reading, mark.to) && !asksWhy(reading, mark.from, mark.to));
  if (announcement === undefined) return undefined;
  let from = startsInside(reading, announcement.from, announcement.to);
  while (/^[:=–—-]$/u.test(reading.tokens[from]?.text ?? '')) from += 1;
  let to = from;
  while (to < reading.tokens.length && !endsReason(reading, to, isTicket)) to += 1;
  while (to > from && isTrailing(reading, to - 1)) to -= 1;
  const first = reading.tokens[from];
  const last = reading.tokens[to - 1];
  if (first === undefined || last === undefined || to <= from) return undefined;
  return {
    text: reading.text.slice(first.start, Math.min(last.end + (last.possessive ? 2 : 0), first.start + longestReason)),
    from,
    to,
    announcedAt: announcement.from,
  };
}

/** "as he lost it": the announcement is one word, the phrase only makes sure that it is one. */
function startsInside(reading: Reading, from: number, to: number): number {
  const second = reading.tokens[from + 1];
  return to - from > 1 && second?.kind === 'word' && reading.is(from + 1, 'pronoun', 'person', 'determiner')
    ? from + 1
    : to;
}

/** "since 8:30", "since yesterday" tell when, not why. */
function isTime(reading: Reading, index: number): boolean {
  const token = reading.tokens[index];
  const happened = reading.is(index, 'done') && !reading.is(index, 'pronoun', 'subject');
  return token === undefined || /^\d/u.test(token.text) || happened || reading.is(index, 'time');
}

/** A bare "reason" without a colon is a question: "find the reason". */
function asksWhy(reading: Reading, from: number, to: number): boolean {
  return to >= reading.tokens.length && from > 0;
}

function endsReason(reading: Reading, index: number, isTicket: (index: number) => boolean): boolean {
  const token = reading.tokens[index];
  if (token === undefined || isTicket(index)) return true;
  if (token.text === '\n' || token.text === ';' || token.text === '?') return true;
  return /^[.!]$/u.test(token.text) && (reading.tokens[index + 1]?.spaced ?? true);
}

function isTrailing(reading: Reading, index: number): boolean {
  const token = reading.tokens[index];
  return token?.kind === 'mark'
    ? !/^[)"'\]]$/u.test(token.text)
    : reading.is(index, 'thanks', 'ticket') ||
        (reading.is(index, 'please') && reading.tokens[index - 1]?.kind === 'mark');
}
