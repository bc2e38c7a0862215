import type { Lexicon } from './lexicon.ts';

/** Cuts a message down to what its writer says now: no quoted reply, no forwarded mail, no signature. */
export function keepOwnWords(text: string, lexicon: Lexicon): string {
  const kept: string[] = [];
  let hasWords = false;
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (trimmed.startsWith('>')) continue;
    if (opensQuote(trimmed, lexicon)) break;
    if (hasWords && closesMessage(trimmed, lexicon)) break;
    kept.push(line);
    hasWords ||= trimmed !== '';
  }
  return kept.join('\n').trim();
}

function opensQuote(line: string, lexicon: Lexicon): boolean {
  const lower = line.toLowerCase();
  return lexicon.quoteHeaders.some(
    ([first, last]) => startsWithWord(lower, first) && (last === '' || lower.endsWith(last)),
  );
}

function closesMessage(line: string, lexicon: Lexicon): boolean {
  if (/^(?:--|—|–|__+|\*\*\*+|-{3,}|={3,})\s*$/u.test(line)) return true;
  const lower = line
    .toLowerCase()
    .replace(/^[-–—*\s]+/u, '')
    .replace(/[\s,.!:;]+$/u, '');
  return lexicon.signOffs.some((signOff) =>
    signOff.split(' ').length > 2 ? startsWithWord(lower, signOff) : lower === signOff || isSignedOff(lower, signOff),
  );
}

/** "Regards, Dana": a sign-off with the name on the same line. */
function isSignedOff(line: string, signOff: string): boolean {
  return (
    line.startsWith(`${signOff},`) &&
    line
      .slice(signOff.length + 1)
      .trim()
      .split(/\s+/u).length <= 3
  );
}

function startsWithWord(line: string, start: string): boolean {
  return (
    line.startsWith(start) &&
    !/^[\p{L}\p{N}]/u.test(line.slice(start.length) === '' ? ' ' : start.endsWith(':') ? ' ' : line.slice(start.length))
  );
}
