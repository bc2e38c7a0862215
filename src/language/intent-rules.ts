import type { Ask, Intent } from './recognition.ts';
import { asksAboutThePast } from './past-questions.ts';
import { opensClause, type Mark, type Reading } from './reading.ts';
import type { Signals } from './signals.ts';
import type { Candidate } from './targets/candidate.ts';
import { actsOnSomethingElse, isBulk } from './scope.ts';
import { asksForSync, namesSync } from './sync-questions.ts';

export interface Choice {
  readonly intent: Intent;
  readonly ask?: Ask;
}

interface Rule extends Choice {
  /** Why this rule stands where it does. */
  readonly because: string;
  readonly holds: (signals: Signals) => boolean;
}

/** Tried in order; the first that holds decides. Reading intents that speak of a change come before the change. */
const rules: readonly Rule[] = [
  {
    intent: 'help',
    because: 'a lone question mark asks what the bot can do',
    holds: ({ reading }) => reading.tokens.length > 0 && reading.tokens.every(({ text }) => text === '?'),
  },
  {
    intent: 'none',
    ask: 'wants-secret',
    because: 'a password is never told, whatever else is asked',
    holds: asksForSecret,
  },
  {
    intent: 'approvals',
    because: '"resets waiting for sign-off" names a reset and asks for none',
    holds: asksForApprovals,
  },
  { intent: 'audit', because: '"who reset X" names a reset and asks for its history', holds: asksAboutThePast },
  {
    intent: 'sweep',
    because: 'a list of accounts is a report, though it says "all" and "disabled"',
    holds: ({ reading, targets, actions, asked }) =>
      asked.length === 0 &&
      !reading.has('smallTalk') &&
      (reading.has('sweep')
        ? targets.every((target) => !target.certain && isInside(target, reading.all('sweep')))
        : targets.length === 0 && actions.length === 0 && !reading.has('otherAction') && asksForList(reading)),
  },
  { intent: 'help', because: 'a question on how the bot works names its commands', holds: asksForHelp },
  {
    intent: 'none',
    ask: 'bulk',
    because: 'a change is for people named one by one',
    holds: (signals) => isBulk(signals),
  },
  { intent: 'sync', because: 'asks whether a change has arrived, and orders none', holds: asksForSync },
  {
    intent: 'none',
    ask: 'out-of-scope',
    because: 'the object of the verb is no password and no account',
    holds: (signals) => actsOnSomethingElse(signals),
  },
  {
    intent: 'audit',
    because: 'a request id is looked up in the history',
    holds: ({ targets, asked }) => targets.some(({ kind }) => kind === 'request_id') && asked.length === 0,
  },
  {
    intent: 'reset',
    because: 'asked for; a reset clears the lock as well, so it comes before unlock',
    holds: ({ asked }) => asked.some(({ intent }) => intent === 'reset'),
  },
  { intent: 'unlock', because: 'asked for', holds: ({ asked }) => asked.some(({ intent }) => intent === 'unlock') },
  {
    intent: 'sync',
    because: 'sync is named and nothing stronger',
    holds: ({ reading }) => namesSync(reading) && !reading.has('smallTalk'),
  },
  {
    intent: 'none',
    ask: 'what',
    because: 'a trouble that is over needs no diagnosis',
    holds: ({ reading, isQuestion }) => reading.has('resolved') && !isQuestion && !reading.has('diagnose'),
  },
  { intent: 'diagnose', because: 'somebody cannot sign in, or a cause is asked for', holds: asksForDiagnosis },
  {
    intent: 'none',
    ask: 'negated',
    because: 'an action is named only to say no',
    holds: ({ actions }) => actions.some(({ mood }) => mood === 'negated' || mood === 'cancelled'),
  },
];

export function chooseIntent(signals: Signals): Choice {
  const rule = rules.find(({ holds }) => holds(signals));
  if (rule === undefined) return { intent: 'none', ask: 'what' };
  return rule.ask === undefined ? { intent: rule.intent } : { intent: rule.intent, ask: rule.ask };
}

/** "show expired but still active cloud users": a list, several people and a state in one sentence. */
function asksForList(reading: Reading): boolean {
  return reading
    .all('listing')
    .some((listing) =>
      (reading.has('symptom', 'diagnose')
        ? (['several', 'state', 'system'] as const)
        : (['several', 'state'] as const)
      ).every((concept) =>
        reading.all(concept).some(({ from }) => reading.sentence[from] === reading.sentence[listing.from]),
      ),
    );
}

/** "users with must-change-at-next-logon that Entra ignores": an unknown word among those of a report is nobody. */
function isInside({ from, to }: Candidate, marks: readonly Mark[]): boolean {
  return marks.some((mark) => mark.from < from && to < mark.to);
}

function asksForSecret({ reading, isNamed }: Signals): boolean {
  return reading.all('wantsSecret').some((mark) => {
    const span = Array.from({ length: mark.to - mark.from + 2 }, (_, offset) => mark.from + offset);
    let next = mark.to;
    while (isNamed(next) || reading.is(next, 'toPerson')) next += 1;
    if (reading.is(next, 'reset', 'resetDone')) return false;
    return !span.some(
      (index) => reading.is(index, 'reset', 'forgotPassword', 'sync', 'audit', 'sweep') || reading.is(index, 'state'),
    );
  });
}

function asksForApprovals({ reading, targets, actions, asked }: Signals): boolean {
  if (asked.length > 0 && targets.length > 0) return false;
  if (reading.all('cancel').some(({ from }) => opensClause(reading, from))) return false;
  return (
    reading.has('approvals') &&
    !(reading.has('whoDid') && actions.length > 0) &&
    !(targets.length > 0 && reading.has('audit')) &&
    !reading.has('smallTalk')
  );
}

function asksForHelp({ reading, targets, asked, actions }: Signals): boolean {
  if (targets.length > 0) return false;
  if (actions.some(({ mood }) => mood === 'how-to')) return true;
  return reading.has('help') && asked.length === 0 && !reading.has('smallTalk', 'symptom');
}

function asksForDiagnosis({ reading, targets, isQuestion, actions }: Signals): boolean {
  const named =
    targets.length > 0 ||
    reading.has('person', 'pronoun') ||
    reading.all('diagnose').some(({ from, to }) => to - from === 1);
  if (reading.has('diagnose', 'symptom')) return named;
  return (
    targets.length > 0 &&
    reading.has('state') &&
    (isQuestion || reading.all('state').length > 0) &&
    !actions.some(({ mood }) => mood !== 'asked')
  );
}
