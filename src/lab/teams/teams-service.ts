import {
  bot,
  cardActionActivity,
  installedActivities,
  mentionsIn,
  messageActivity,
  type CardAction,
} from './activities.ts';
import type { BotLink } from './bot-link.ts';
import type { Conversation, TeamsPerson } from './conversation.ts';
import { readInvokeAnswer, type InvokeAnswer } from './invoke-answer.ts';
import type { MessageLog, StoredMessage } from './message-log.ts';

/** What people do in Teams, carried to the bot as Teams carries it. */
export interface TeamsService {
  readonly conversations: readonly Conversation[];
  readonly log: MessageLog;
  /** Everybody who chats. */
  readonly people: readonly TeamsPerson[];
  /**
   * Posts a message and, when the chat is with the bot or the bot is mentioned, delivers it. `delivered` resolves to
   * false when the bot could not be reached or answered with an error; in a group without a mention, to true at once.
   */
  say(from: TeamsPerson, conversation: Conversation, text: string, value?: unknown): Said;
  /** Presses a card's button. The answer is handed back to the caller and kept nowhere. */
  press(from: TeamsPerson, conversation: Conversation, pressed: Pressed): Promise<InvokeAnswer>;
  /** Tells the bot that it was installed in every chat, as Teams does when the app is added. */
  install(): Promise<void>;
}

export interface Said {
  readonly message: StoredMessage;
  readonly delivered: Promise<boolean>;
}

export interface Pressed {
  readonly messageId: string;
  readonly action: CardAction;
  readonly trigger: 'manual' | 'automatic';
}

export interface TeamsServiceOptions {
  readonly conversations: readonly Conversation[];
  readonly log: MessageLog;
  readonly link: BotLink;
  readonly serviceUrl: string;
  readonly now: () => Date;
}

export function createTeamsService({ conversations, log, link, serviceUrl, now }: TeamsServiceOptions): TeamsService {
  const envelope = (conversation: Conversation) => ({ serviceUrl, conversation, at: now() });
  const people = conversations.filter(({ kind }) => kind === 'personal').flatMap(({ members }) => members);

  return {
    conversations,
    log,
    people,

    say(from, conversation, text, value) {
      const message = log.post({
        conversationId: conversation.id,
        from: from.persona,
        fromName: from.name,
        text,
        textFormat: 'plain',
      });
      const forBot = conversation.kind === 'personal' || mentionsIn(text, [bot]).length > 0;
      if (!forBot) return { message, delivered: Promise.resolve(true) };
      const activity = messageActivity({ ...envelope(conversation), id: message.id }, from, text, value);
      return { message, delivered: link.deliver(activity).then(wasTaken) };
    },

    async press(from, conversation, pressed) {
      return readInvokeAnswer(await link.deliver(cardActionActivity(envelope(conversation), from, pressed)));
    },

    async install() {
      for (const conversation of conversations) {
        for (const activity of installedActivities(envelope(conversation))) await link.deliver(activity);
      }
    },
  };
}

function wasTaken(answer: Awaited<ReturnType<BotLink['deliver']>>): boolean {
  return answer.kind === 'answered' && answer.status >= 200 && answer.status < 300;
}
