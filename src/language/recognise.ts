import { dropPrivateUse, plainCharacters } from './characters.ts';
import { chooseIntent } from './intent-rules.ts';
import { decodeEntities, dropTags } from './markup.ts';
import { readMentions, type MentionedText } from './mentions.ts';
import { keepOwnWords } from './own-words.ts';
import { findReason } from './reason.ts';
import { readText } from './reading.ts';
import type { IncomingText, Recognition } from './recognition.ts';
import { applyGates, firstPlain } from './safety.ts';
import { defaultLanguageSettings, readLimit, understoodLimit, type LanguageSettings } from './settings.ts';
import { readSignals } from './signals.ts';
import { suggestCommands } from './suggest-commands.ts';
import { chooseTargets, toTarget } from './targets/choose-targets.ts';
import { findCandidates } from './targets/find-candidates.ts';
import { findTickets, ticketTest } from './ticket.ts';

/**
 * Reads what a message asks for: deterministic, without network or memory, total on any input.
 *
 * Intent `none` with `ask` and `suggestions` is the answer to everything that is not clear; `reset` and `unlock`
 * are given only for a positive request. Text quoted from others and signatures are not read.
 */
export function recognise(incoming: IncomingText, settings: LanguageSettings = defaultLanguageSettings): Recognition {
  const raw = typeof incoming.text === 'string' ? incoming.text : '';
  const { mentions, mismatch, text } = normalise(raw, incoming.entities, settings.botId);
  const reading = readText(text.slice(0, understoodLimit));

  const tickets = findTickets(reading, ticketTest(settings.ticketPatterns));
  const isTicket = (index: number): boolean => tickets.some((ticket) => ticket.index === index);
  const reason = findReason(reading, isTicket);

  const everybody = findCandidates(reading, mentions, isTicket);
  const outsideReason = everybody.filter(({ from, to }) => reason === undefined || to <= reason.from || from >= reason.to);
  const chosen = chooseTargets(reading, outsideReason);
  const people = chosen.length > 0 ? chosen : chooseTargets(reading, everybody);
  const targets = people.map(toTarget);

  const { intent, ask } = chooseIntent(readSignals(reading, people));
  const recognition: Recognition = {
    intent,
    targets: intent === 'none' ? [] : targets,
    ...(tickets[0] !== undefined && { ticket: tickets[0].value }),
    ...(reason !== undefined && { reason: reason.text }),
    ...(ask !== undefined && { ask }),
  };
  const tooLong = raw.length > readLimit || text.length > understoodLimit;
  const safe = applyGates({ reading, recognition, candidates: everybody, mismatch, tooLong });
  return safe.ask === 'what' ? { ...safe, suggestions: suggestCommands(reading, firstPlain(targets)) } : safe;
}

/** What its writer typed, as plain text: mentions marked, mark-up, quoted replies and signature gone. */
export function normalise(raw: string, entities: unknown, botId: string | undefined): MentionedText {
  const read = readMentions(dropPrivateUse(raw.slice(0, readLimit)), entities, botId);
  return { ...read, text: keepOwnWords(plainCharacters(decodeEntities(dropTags(read.text)))) };
}
