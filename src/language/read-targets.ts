import { normalise } from './normalise.ts';
import { readText } from './reading.ts';
import type { Target } from './recognition.ts';
import { defaultLanguageSettings, type LanguageSettings } from './settings.ts';
import { chooseTargets, toTarget } from './targets/choose-targets.ts';
import { findCandidates } from './targets/find-candidates.ts';
import { isLookAlike } from './targets/shapes.ts';
import { findTickets, ticketTest } from './ticket.ts';

/**
 * The people a text names, without asking what it wants: for the answer to "who?" and for command-line arguments.
 * Empty: nobody, or a name that cannot be trusted (look-alike letters, a mention that contradicts its text).
 */
export function readTargets(
  incoming: string,
  entities?: unknown,
  settings: LanguageSettings = defaultLanguageSettings,
): readonly Target[] {
  const { text, mentions, mismatch } = normalise(incoming, entities, settings);
  if (mismatch) return [];
  const reading = readText(text, settings.lexicon);
  const tickets = findTickets(reading, ticketTest(settings.ticketPatterns));
  const candidates = findCandidates(reading, mentions, (index) => tickets.some((ticket) => ticket.index === index));
  const targets = chooseTargets(reading, candidates).map(toTarget);
  return targets.some((target) => isLookAlike(target.value)) ? [] : targets;
}
