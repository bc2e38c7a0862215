import { withoutMarks } from '../characters.ts';
import type { Mention } from '../mentions.ts';
import { isStart, type Reading } from '../reading.ts';
import type { Candidate } from './candidate.ts';
import { nameEnd, smallNameEnd } from './names.ts';
import { isMachineName, shapeOf } from './shapes.ts';
import { requestIdIn } from './request-id.ts';

/** Finds everything that could name a person, left to right, without overlaps. Places are judged later. */
export function findCandidates(
  reading: Reading,
  mentions: readonly Mention[],
  isTicket: (index: number) => boolean,
): readonly Candidate[] {
  const found: Candidate[] = [];
  let index = 0;
  while (index < reading.tokens.length) {
    const candidate = isTicket(index) ? undefined : candidateAt(reading, mentions, index);
    if (candidate !== undefined) found.push(candidate);
    index = candidate === undefined ? index + 1 : candidate.to;
  }
  return found;
}

function candidateAt(reading: Reading, mentions: readonly Mention[], from: number): Candidate | undefined {
  const token = reading.tokens[from];
  if (token === undefined || token.kind !== 'word') return undefined;
  if (token.mention !== undefined) return mentionAt(mentions, reading, from, token.mention);
  if (followsMachineWord(reading, from)) return undefined;

  const requestId = requestIdIn(token.text, reading.is(lastWord(reading, from), 'request'));
  if (requestId !== undefined) return { from, to: from + 1, kind: 'request_id', value: requestId, certain: true };
  const shape = shapeOf(token);
  if (shape === 'sam' && reading.isKnown(from)) return undefined;
  if (shape === 'sam' && isNamePart(reading, from)) return nameFrom(reading, from);
  if (shape === 'upn')
    return {
      from,
      to: from + 1,
      kind: isMailAddress(reading, from) ? 'email' : 'upn',
      value: token.text,
      certain: true,
    };
  if (shape === 'guid' && reading.is(lastWord(reading, from), 'request'))
    return { from, to: from + 1, kind: 'request_id', value: token.text, certain: true };
  if (shape !== undefined) return { from, to: from + 1, kind: shape, value: token.text, certain: true };
  return employeeAt(reading, from) ?? nameFrom(reading, from);
}

function mentionAt(mentions: readonly Mention[], reading: Reading, from: number, index: number): Candidate | undefined {
  const mention = mentions[index];
  if (mention === undefined) return undefined;
  // Teams splits a mention into one per word when its writer deletes a word in the middle.
  const words = [mention.name];
  let to = from + 1;
  for (
    let next = reading.tokens[to]?.mention;
    next !== undefined && mentions[next]?.id === mention.id;
    next = reading.tokens[to]?.mention
  ) {
    words.push(mentions[next]?.name ?? '');
    to += 1;
  }
  const unlike = words.filter((word, position) => words.indexOf(word) === position);
  return { from, to, kind: 'mention', value: unlike.join(' '), mentionId: mention.id, certain: true };
}

function nameFrom(reading: Reading, from: number): Candidate | undefined {
  const capital = nameEnd(reading, from);
  const to = capital > from ? capital : smallNameEnd(reading, from);
  const first = reading.tokens[from];
  const last = reading.tokens[to - 1];
  if (to <= from || first === undefined || last === undefined) return undefined;
  const value = withoutMarks(reading.text.slice(first.start, last.end));
  return {
    from,
    to,
    kind: to - from === 1 && !/^\p{Lu}\p{Ll}|[^\p{Script=Latin}'-]/u.test(value) ? 'sam' : 'display_name',
    value,
    certain: false,
  };
}

/** The word before, over a colon or number sign. */
function lastWord(reading: Reading, from: number): number {
  let index = from - 1;
  while (index > 0 && reading.tokens[index]?.kind === 'mark') index -= 1;
  return index;
}

/** "Mary-Beth" has the hyphen of an account but the capital of a name. */
function isNamePart(reading: Reading, index: number): boolean {
  const text = reading.tokens[index]?.text ?? '';
  return /^(?:\p{Ll}{1,3}['-])?\p{Lu}\p{Ll}/u.test(text) && !/[\d._$]/u.test(text);
}

/** "<elise@contoso.com>" and "mailto:" are how mail programs write an address. */
function isMailAddress(reading: Reading, index: number): boolean {
  const before = reading.tokens[index - 1]?.text;
  return before === '<' || (before === ':' && reading.tokens[index - 2]?.folded === 'mailto');
}

/** A number after "employee", "Personalnummer"; or a bare number of five to eight digits as object or subject. */
function employeeAt(reading: Reading, from: number): Candidate | undefined {
  const text = reading.tokens[from]?.text ?? '';
  if (!/^[A-Z]{0,3}\d{3,10}$/iu.test(text)) return undefined;
  let before = from - 1;
  while (isFillerBeforeNumber(reading, before)) before -= 1;
  const labelled = reading.is(before, 'employeeNumber');
  const bare =
    /^\d{5,8}$/u.test(text) &&
    reading.is(from - 1, 'reset', 'unlock', 'sync', 'diagnose', 'audit', 'toPerson', 'person') &&
    !reading.is(from - 1, 'ticket');
  const subject = /^\d{5,8}$/u.test(text) && isStart(reading, from) && reading.is(from + 1, 'predicate', 'symptom');
  return labelled || bare || subject
    ? { from, to: from + 1, kind: 'employee_id', value: text, certain: true }
    : undefined;
}

function isFillerBeforeNumber(reading: Reading, index: number): boolean {
  const token = reading.tokens[index];
  return (
    token !== undefined &&
    (/^[#:.=-]$/u.test(token.text) || (reading.is(index, 'numberWord') && !reading.is(index, 'employeeNumber')))
  );
}

function followsMachineWord(reading: Reading, index: number): boolean {
  const text = reading.tokens[index]?.text ?? '';
  if (isMachineName(text)) return true;
  return reading.is(index - 1, 'machine') && /\d|-/u.test(text) && !text.includes('@') && !text.includes('\\');
}
