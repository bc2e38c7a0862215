import { withoutMarks } from './characters.ts';
import { chooseIntent } from './intent-rules.ts';
import { normalise } from './normalise.ts';
import { findReason } from './reason.ts';
import { readText } from './reading.ts';
import type { IncomingText, Intent, Recognition } from './recognition.ts';
import { applyGates } from './safety.ts';
import { findSecrets } from './secrets.ts';
import { defaultLanguageSettings, type LanguageSettings } from './settings.ts';
import { readSignals } from './signals.ts';
import { suggestCommands } from './suggest-commands.ts';
import { chooseTargets, toTarget } from './targets/choose-targets.ts';
import { findCandidates } from './targets/find-candidates.ts';
import { findTickets, ticketTest } from './ticket.ts';

/** What these answer is not about one person. */
const namesNobody: readonly Intent[] = ['none', 'sweep', 'approvals', 'help'];

/**
 * Reads what a message asks for: deterministic, without network or memory, total on any input.
 *
 * Intent `none` with `ask` (and `suggestions`) answers everything that is not clear; `reset` and `unlock` are given
 * only for a positive request of the writer's own. Quoted text, signatures and secrets are never part of the answer.
 */
export function recognise(incoming: IncomingText, settings: LanguageSettings = defaultLanguageSettings): Recognition {
  const raw = typeof incoming.text === 'string' ? incoming.text : '';
  const { text, mentions, mismatch, cut } = normalise(raw, incoming.entities, settings);
  const reading = readText(text, settings.lexicon);

  const tickets = findTickets(reading, ticketTest(settings.ticketPatterns));
  const isTicket = (index: number): boolean => tickets.some((ticket) => ticket.index === index);
  const reason = findReason(reading, isTicket);

  const candidates = findCandidates(reading, mentions, isTicket);
  const outsideReason = candidates.filter(
    ({ from, to }) => reason === undefined || to <= reason.from || from >= reason.to,
  );
  const chosen = chooseTargets(reading, outsideReason);
  const people = chosen.length > 0 ? chosen : chooseTargets(reading, candidates);

  const secrets = findSecrets(text, candidates);
  const targets = people.map(toTarget).filter(({ kind, value }) => kind === 'mention' || !secrets.covers(value));
  const { intent, ask } = chooseIntent(readSignals(reading, people, isTicket));
  const recognition: Recognition = {
    intent,
    targets: namesNobody.includes(intent) ? [] : targets,
    ...(tickets[0] !== undefined && { ticket: tickets[0].value }),
    ...(reason !== undefined && !secrets.found && { reason: withoutMarks(reason.text, mentions) }),
    ...(intent === 'reset' && reading.has('keepNewPassword') && { forceChange: false as const }),
    ...(ask !== undefined && { ask }),
  };
  const safe = applyGates({ reading, recognition, candidates, mismatch, cut, holdsSecret: secrets.found });
  return safe.ask === 'what' ? { ...safe, suggestions: suggestCommands(reading, targets) } : safe;
}
