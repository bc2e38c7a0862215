import type { Actor } from '../core/change-request.ts';
import { isObject, textAt } from './untyped.ts';

/** An activity as far as Latchkey acts on it. */
export type Incoming = MessageIncoming | CardActionIncoming | InstalledIncoming | { readonly kind: 'other' };

interface Addressed {
  readonly activityId: string;
  readonly conversation: Conversation;
}

export interface Conversation {
  /** As in the activity; with the thread in a channel. */
  readonly id: string;
  /** Without the thread. */
  readonly rootId: string;
}

export interface MessageIncoming extends Addressed {
  readonly kind: 'message';
  readonly actor: Actor;
  readonly text: string;
  readonly entities: unknown;
}

export interface CardActionIncoming extends Addressed {
  readonly kind: 'card-action';
  readonly actor: Actor;
  /** `invoke` is answered in its response; `message` (an Action.Submit) by a message, which Teams stores. */
  readonly by: 'invoke' | 'message';
  /** The message that holds the card. */
  readonly cardActivityId?: string;
  readonly verb: string;
  readonly requestId?: string;
  readonly pick?: number;
  readonly values: Readonly<Record<string, string>>;
}

export interface InstalledIncoming {
  readonly kind: 'installed';
  readonly conversation: Conversation;
}

export type ReadActivity =
  | { readonly ok: true; readonly incoming: Incoming }
  | { readonly ok: false; readonly code: 'missing-identity' | 'wrong-tenant' | 'no-conversation' | 'malformed-action' };

const longestInput = 2_000;

/**
 * Reads an activity of any shape; what is malformed is a refusal, never an exception.
 *
 * Who acts is `from.aadObjectId` in our tenant and nothing else: never a name, a Teams id or anything from a card.
 */
export function readActivity(activity: unknown, tenantId: string): ReadActivity {
  if (!isObject(activity)) return { ok: true, incoming: { kind: 'other' } };
  if (activity['type'] === 'message') return readMessage(activity, tenantId);
  if (activity['type'] === 'invoke' && activity['name'] === 'adaptiveCard/action')
    return readInvoke(activity, tenantId);
  if (isInstallation(activity)) return readInstalled(activity);
  return { ok: true, incoming: { kind: 'other' } };
}

function readMessage(activity: Activity, tenantId: string): ReadActivity {
  const addressed = readAddress(activity);
  if (addressed === undefined) return { ok: false, code: 'no-conversation' };
  const actor = readActor(activity, tenantId);
  if (typeof actor === 'string') return { ok: false, code: actor };
  const { value } = activity;
  if (isObject(value) && typeof value['verb'] === 'string') {
    return readAction(activity, addressed, actor, 'message', value['verb'], value);
  }
  const text = textAt(activity, 'text') ?? '';
  return { ok: true, incoming: { kind: 'message', actor, ...addressed, text, entities: activity['entities'] } };
}

function readInvoke(activity: Activity, tenantId: string): ReadActivity {
  const addressed = readAddress(activity);
  if (addressed === undefined) return { ok: false, code: 'no-conversation' };
  const actor = readActor(activity, tenantId);
  if (typeof actor === 'string') return { ok: false, code: actor };
  const action = isObject(activity['value']) ? activity['value']['action'] : undefined;
  const verb = isObject(action) && action['type'] === 'Action.Execute' ? textAt(action, 'verb') : undefined;
  if (!isObject(action) || verb === undefined) return { ok: false, code: 'malformed-action' };
  if (isAutomatic(activity['value']) && verb !== 'request.view') return { ok: false, code: 'malformed-action' };
  return readAction(activity, addressed, actor, 'invoke', verb, isObject(action['data']) ? action['data'] : {});
}

/** Teams refreshes a card by itself, without a person pressing anything: that may look, and nothing else. */
function isAutomatic(value: unknown): boolean {
  return isObject(value) && value['trigger'] === 'automatic';
}

function readAction(
  activity: Activity,
  addressed: Addressed,
  actor: Actor,
  by: CardActionIncoming['by'],
  verb: string,
  data: Activity,
): ReadActivity {
  const { requestId, pick, verb: _verb, ...inputs } = data;
  const cardActivityId = textAt(activity, 'replyToId');
  return {
    ok: true,
    incoming: {
      kind: 'card-action',
      actor,
      ...addressed,
      by,
      verb,
      ...(cardActivityId !== undefined && { cardActivityId }),
      ...(typeof requestId === 'string' && { requestId }),
      ...(typeof pick === 'number' && Number.isInteger(pick) && { pick }),
      values: readInputs(inputs),
    },
  };
}

function readInputs(inputs: Activity): Readonly<Record<string, string>> {
  const texts = Object.entries(inputs).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts.map(([id, value]) => [id, value.slice(0, longestInput)]));
}

function readInstalled(activity: Activity): ReadActivity {
  const conversation = readConversation(activity);
  if (conversation === undefined) return { ok: false, code: 'no-conversation' };
  return { ok: true, incoming: { kind: 'installed', conversation } };
}

/** Added to a person's or a team's apps, or to a conversation. */
function isInstallation(activity: Activity): boolean {
  if (activity['type'] === 'installationUpdate') return activity['action'] === 'add';
  if (activity['type'] !== 'conversationUpdate' || !Array.isArray(activity['membersAdded'])) return false;
  const bot = isObject(activity['recipient']) ? activity['recipient']['id'] : undefined;
  return activity['membersAdded'].some((member) => isObject(member) && bot !== undefined && member['id'] === bot);
}

function readAddress(activity: Activity): Addressed | undefined {
  const activityId = textAt(activity, 'id');
  const conversation = readConversation(activity);
  return activityId === undefined || conversation === undefined ? undefined : { activityId, conversation };
}

function readConversation({ conversation }: Activity): Conversation | undefined {
  const id = isObject(conversation) ? textAt(conversation, 'id') : undefined;
  return id === undefined ? undefined : { id, rootId: id.split(';messageid=')[0] ?? id };
}

function readActor({ from, conversation }: Activity, tenantId: string): Actor | 'missing-identity' | 'wrong-tenant' {
  if (!isObject(from)) return 'missing-identity';
  const aadObjectId = textAt(from, 'aadObjectId');
  if (aadObjectId === undefined || !guid.test(aadObjectId)) return 'missing-identity';
  const conversationTenant = isObject(conversation) ? textAt(conversation, 'tenantId') : undefined;
  const tenants = [conversationTenant, textAt(from, 'tenantId')].filter((each) => each !== undefined);
  if (tenants.some((each) => each.toLowerCase() !== tenantId.toLowerCase())) return 'wrong-tenant';
  const teamsId = textAt(from, 'id');
  return {
    aadObjectId: aadObjectId.toLowerCase(),
    tenantId,
    name: textAt(from, 'name') ?? 'Unnamed person',
    ...(teamsId !== undefined && { teamsId }),
  };
}

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Activity = Readonly<Record<string, unknown>>;
