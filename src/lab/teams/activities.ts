import { randomUUID } from 'node:crypto';
import { northwind } from '../northwind.ts';
import type { Conversation, TeamsPerson } from './conversation.ts';

/** An activity as Teams sends it to a bot. */
export type TeamsActivity = Readonly<Record<string, unknown>> & { readonly type: string; readonly id: string };

export const bot = { id: `28:${northwind.appId}`, name: 'Latchkey' } as const;

export interface Envelope {
  readonly serviceUrl: string;
  readonly conversation: Conversation;
  readonly at: Date;
}

export interface CardAction {
  readonly verb: string;
  readonly data: unknown;
  readonly id?: string;
  readonly title?: string;
}

/** A typed message. In a group, the mention of the bot that let it through is in `entities`. */
export function messageActivity(
  envelope: Envelope & { readonly id: string },
  from: TeamsPerson,
  text: string,
  value?: unknown,
): TeamsActivity {
  const mentions = mentionsIn(text, [bot, ...envelope.conversation.members]);
  return {
    ...common(envelope, from),
    type: 'message',
    id: envelope.id,
    text,
    textFormat: 'plain',
    attachments: [{ contentType: 'text/html', content: asHtml(text, mentions) }],
    entities: [...mentions, clientInfo],
    ...(value !== undefined && { value }),
  };
}

/** A pressed Action.Execute, or the refresh of a card when a person comes to see it. */
export function cardActionActivity(
  envelope: Envelope,
  from: TeamsPerson,
  press: { readonly messageId: string; readonly action: CardAction; readonly trigger: 'manual' | 'automatic' },
): TeamsActivity {
  const { verb, data, id, title } = press.action;
  return {
    ...common(envelope, from),
    type: 'invoke',
    id: `f:${randomUUID()}`,
    name: 'adaptiveCard/action',
    replyToId: press.messageId,
    value: {
      action: {
        type: 'Action.Execute',
        verb,
        data,
        ...(id !== undefined && { id }),
        ...(title !== undefined && { title }),
      },
      trigger: press.trigger,
    },
    channelData: { ...tenant, source: { name: 'message' }, legacy: { replyToId: press.messageId } },
  };
}

/** What a bot receives when its app is installed for a person or added to a group. */
export function installedActivities(envelope: Envelope): readonly TeamsActivity[] {
  const [first] = envelope.conversation.members;
  if (!first) return [];
  const base = common(envelope, first);
  return [
    { ...base, type: 'installationUpdate', id: `f:${randomUUID()}`, action: 'add' },
    { ...base, type: 'conversationUpdate', id: `f:${randomUUID()}`, membersAdded: [{ id: bot.id }] },
  ];
}

/** Mentions are written `<at>Name</at>`, as Teams sends them; names of people who are not in the chat stay text. */
export function mentionsIn(
  text: string,
  mentionable: readonly { readonly id: string; readonly name: string }[],
): readonly Mention[] {
  const named = [...text.matchAll(/<at>([^<>]+)<\/at>/g)];
  return named.flatMap(([written, name]) => {
    const mentioned = mentionable.find((one) => one.name === name);
    return mentioned
      ? [{ type: 'mention' as const, mentioned: { id: mentioned.id, name: mentioned.name }, text: written }]
      : [];
  });
}

export interface Mention {
  readonly type: 'mention';
  readonly mentioned: { readonly id: string; readonly name: string };
  readonly text: string;
}

const tenant = { tenant: { id: northwind.tenantId } };
const clientInfo = { type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Web', timezone: 'Europe/London' };

function common({ serviceUrl, conversation, at }: Envelope, from: TeamsPerson): Readonly<Record<string, unknown>> {
  return {
    channelId: 'msteams',
    serviceUrl,
    timestamp: at.toISOString(),
    localTimestamp: at.toISOString(),
    locale: 'en-GB',
    localTimezone: 'Europe/London',
    from: { id: from.id, name: from.name, aadObjectId: from.aadObjectId },
    recipient: bot,
    conversation: {
      id: conversation.id,
      conversationType: conversation.kind,
      tenantId: northwind.tenantId,
      ...(conversation.kind === 'groupChat' && { isGroup: true, name: conversation.title }),
    },
    channelData: tenant,
  };
}

function asHtml(text: string, mentions: readonly Mention[]): string {
  const plain = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const html = mentions.reduce(
    (so, { text: written, mentioned }, index) =>
      so.replace(
        written.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
        `<span itemtype="http://schema.skype.com/Mention" itemscope itemid="${index}">${mentioned.name}</span>`,
      ),
    plain,
  );
  return `<p>${html}</p>`;
}
