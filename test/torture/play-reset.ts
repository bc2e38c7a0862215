import { setTimeout as sleep } from 'node:timers/promises';
import type { TeamsPerson } from '../../src/lab/teams/conversation.ts';
import { cardInAnswer, cardInMessage, type SeenCard } from './cards.ts';
import type { Chance } from './chance.ts';
import type { Account } from './company.ts';
import type { Delivery } from './delivery.ts';
import type { Moment } from './killer.ts';
import type { Replica } from './replica.ts';
import type { CardPlace, TeamsSide } from './teams-side.ts';

export interface Stage {
  readonly teams: TeamsSide;
  readonly delivery: Delivery;
  readonly chance: Chance;
  readonly approvers: readonly TeamsPerson[];
  /** Tells the killer how far this is. */
  readonly reached: (moment: Moment, replica?: Replica) => void;
}

export interface Reset {
  readonly account: Account;
  readonly agent: TeamsPerson;
}

/** What the people know of one reset when they stop caring. */
export interface Played {
  readonly account: Account;
  readonly requestId?: string;
  readonly passwords: readonly string[];
  /** Different presses on "I did not get it". */
  readonly reissuePresses: number;
}

const tries = 40;
const mostLooks = 8;
/** A person asks again when nothing has come for so long. */
const answerTakes = 4_000;

/** Plays one reset as its people would: they press what their card offers and try again when Teams says it failed. */
export async function playReset(reset: Reset, stage: Stage): Promise<Played> {
  const { account, agent } = reset;
  const { chance } = stage;
  const forceChange = chance.happens(0.6);
  const ending = chance.next();
  const reissues = chance.happens(0.15) ? 1 + chance.below(2) : 0;
  let known: Played = { account, passwords: [], reissuePresses: 0 };

  const form = await ask(reset, stage, forceChange);
  if (!form?.requestId || !form.messageId) return known;
  const { requestId, messageId } = form;
  known = { ...known, requestId };
  const values = {
    requestId,
    reason: 'forgot it',
    ticket: 'INC0012346',
    verification: 'call-back',
    forceChange: String(forceChange),
  };
  const press = (verb: string, moment: Moment, data: object = { requestId }) =>
    pressCard({ from: agent, card: { conversation: stage.teams.chatOf(agent), messageId }, verb, data, moment }, stage);

  let seen: SeenCard | undefined = form;
  let looks = 0;
  let sent = 0;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const verbs: ReadonlySet<string> = seen?.verbs ?? new Set();
    if (seen?.password !== undefined) {
      known = { ...known, passwords: [...known.passwords, seen.password] };
      stage.reached('reveal');
    }
    if (seen?.text.includes('Still working')) await sleep(500);
    const isForm = verbs.has('request.submit') || seen?.text.includes('Not asked yet') === true;
    if (isForm && (sent += 1) > mostLooks) return known;
    if (isForm) seen = await press('request.submit', 'submit', values);
    else if (verbs.has('request.perform')) seen = await press('request.perform', 'perform');
    else if (verbs.has('request.reissue') && known.reissuePresses < reissues) {
      known = { ...known, reissuePresses: known.reissuePresses + 1 };
      seen = await press('request.reissue', 'perform');
    } else if (verbs.has('request.reissue')) return known;
    else if (verbs.has('request.cancel')) {
      // It waits for an approver.
      if (ending < 0.03) seen = await press('request.cancel', 'approve');
      else {
        await decide(requestId, ending < 0.06 ? 'request.deny' : 'request.approve', stage);
        seen = await press('request.view', 'approve');
      }
    } else if (seen && isOver(seen)) return known;
    else if (seen && isUnderWay(seen) && (looks += 1) > mostLooks) return known;
    else {
      await sleep(300 + chance.below(500));
      seen = await press('request.view', 'approve');
    }
  }
  return known;
}

/** What the card says when nobody can do any more about the request. */
const lastWords = ['Denied', 'Cancelled', 'Lapsed', 'Not carried out', 'Void', 'read back there'];

/** Left behind by a crash it stays so until recovery comes, and nobody stares at a card for that long. */
const isUnderWay = ({ text }: SeenCard): boolean =>
  text.includes('Being carried out') || text.includes('Not known yet');

const isOver = ({ text }: SeenCard): boolean => lastWords.some((words) => text.includes(words));

async function ask({ account, agent }: Reset, stage: Stage, force: boolean): Promise<SeenCard | undefined> {
  const { teams, delivery, reached } = stage;
  const chat = teams.chatOf(agent);
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const card = new Promise<SeenCard | undefined>((resolve) => {
      const forget = teams.log.subscribe((event) => {
        if (event.kind !== 'posted' || event.conversationId !== chat.id) return;
        const seen = cardInMessage(event.message);
        if (!seen.text.includes(account.displayName)) return;
        stop(seen);
      });
      const stop = (seen?: SeenCard): void => {
        clearTimeout(patience);
        forget();
        resolve(seen);
      };
      const patience = setTimeout(stop, answerTakes);
    });
    await delivery.send(
      teams.message(agent, `reset ${account.address}${force ? ' with force change' : ''}`),
      (replica) => reached('ask', replica),
    );
    const seen = await card;
    if (seen) return seen;
  }
  return undefined;
}

interface Pressing {
  readonly from: TeamsPerson;
  readonly card: CardPlace;
  readonly verb: string;
  readonly data: object;
  readonly moment: Moment;
}

async function pressCard(
  { from, card, verb, data, moment }: Pressing,
  { teams, delivery, reached }: Stage,
): Promise<SeenCard | undefined> {
  const activity = teams.press(from, card, { verb, data });
  const answer = await delivery.send(activity, (replica) => reached(moment, replica));
  return answer.kind === 'answered' ? cardInAnswer(answer.body) : undefined;
}

/** An approver presses: on the request's own card, or in the list of what is pending when that card does not come. */
async function decide(requestId: string, verb: string, { teams, chance, approvers, ...stage }: Stage): Promise<void> {
  for (let waited = 0; waited < 10 && !teams.approversCards.has(requestId); waited += 1) await sleep(100);
  const card = { conversation: teams.approvals, messageId: teams.approversCards.get(requestId) ?? 'list' };
  const pressing = { from: chance.pick(approvers), card, verb, data: { requestId }, moment: 'approve' } as const;
  await pressCard(pressing, { teams, chance, approvers, ...stage });
}
