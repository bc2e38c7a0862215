import { messageUnderstood } from '../core/audit.ts';
import { readTargets } from '../language/read-targets.ts';
import { recognise } from '../language/recognise.ts';
import type { Recognition } from '../language/recognition.ts';
import type { LanguageSettings } from '../language/settings.ts';
import { answerAboutPeople } from './answer-about-people.ts';
import type { MessageInput } from './assistant.ts';
import { listRequests } from './list-requests.ts';
import { showHelp } from './show-help.ts';
import { showHistory } from './show-history.ts';
import type { Outcome } from './outcome.ts';
import { askLater, takeQuestion } from './pending-question.ts';
import type { Context, Turn } from './turn.ts';
import type { Earlier } from './turn-notes.ts';
import { isAboutPerson, wishOf } from './wish.ts';

/** One message, one answer: recognise, look up, decide, record, answer. */
export async function answerMessage(input: MessageInput, turn: Turn, context: Context): Promise<Outcome> {
  const said = recognise({ text: input.text, entities: input.entities }, languageSettings(context));
  const recognition = await withOpenQuestion(said, input, turn, context);
  turn.notes.open(messageUnderstood(turn, { ...recognition, said: input.text }));

  if (recognition.ask) return ask(recognition, turn, context);
  const { intent } = recognition;
  if (isAboutPerson(intent)) return answerAboutPeople({ ...recognition, intent }, input.mentions, turn, context);
  switch (intent) {
    case 'approvals':
      return listRequests(turn, context);
    case 'audit':
      return showHistory(recognition.targets, input.mentions, turn, context);
    case 'help':
      return showHelp(turn.actor, context);
    case 'sweep':
      return notBuilt;
    case 'none':
      return { kind: 'ask', ask: 'what', intent, suggestions: recognition.suggestions ?? [] };
  }
}

/** "jdoe" alone is the answer to "who?"; without that question it asks for nothing. */
async function withOpenQuestion(
  said: Recognition,
  input: MessageInput,
  turn: Turn,
  context: Context,
): Promise<Recognition & { readonly earlier?: Earlier }> {
  if (said.intent !== 'none' || (said.ask && said.ask !== 'what')) return said;
  const targets =
    said.targets.length > 0 ? said.targets : readTargets(input.text, input.entities, languageSettings(context));
  if (targets.length === 0) return said;
  const question = await takeQuestion(turn, context);
  if (!question) return said;
  return { ...wishOf(question), targets, ...(question.asked && { earlier: question.asked }) };
}

/** `undefined`: the defaults. */
function languageSettings({ settings }: Context): LanguageSettings | undefined {
  return settings.ticketPatterns && { ticketPatterns: settings.ticketPatterns };
}

async function ask(recognition: Recognition, turn: Turn, context: Context): Promise<Outcome> {
  if (recognition.ask === 'who') await askLater(wishOf(recognition), turn, context);
  return {
    kind: 'ask',
    ask: recognition.ask ?? 'what',
    intent: recognition.intent,
    suggestions: recognition.suggestions ?? [],
  };
}

const notBuilt: Outcome = {
  kind: 'refused',
  title: 'This version does not sweep the whole directory',
  because: [
    { code: 'not-available', text: 'Latchkey looks at one account at a time for now. Nothing was read or changed.' },
  ],
  nextSteps: ["Ask about one account, for example: why can't jdoe sign in"],
};
