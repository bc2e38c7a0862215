import type { ConnectorDouble } from '../bot/connector-double.ts';
import { contoso } from './contoso.ts';
import { textOfInput, type HostileLine } from './line.ts';
import type { Observation } from './observation.ts';
import { observe } from './observe.ts';
import { watchNetwork } from './watch-network.ts';
import { buildWorld, type World } from './world.ts';

/** Sends one line through the whole bot and says what was seen of it from outside. */
export async function runLine(line: HostileLine, connector: ConnectorDouble): Promise<Observation> {
  const world = await buildWorld(line, connector);
  const network = watchNetwork();
  const outboundBefore = connector.outbound.length;
  const prototypeBefore = Object.getOwnPropertyNames(Object.prototype);
  try {
    const begun = performance.now();
    const answers = await Promise.all(bodiesOf(line, world).map((body) => send(body, world)));
    const elapsed = performance.now() - begun;
    if (line.context.reason !== undefined) answers.push(...(await submitReason(line, world)));
    return await observe({
      line,
      world,
      answers,
      elapsed,
      outbound: connector.outbound.slice(outboundBefore),
      contacted: network.hosts(),
      polluted: Object.getOwnPropertyNames(Object.prototype).length > prototypeBefore.length,
    });
  } finally {
    network.stop();
    await world.close();
  }
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

async function send(activity: unknown, world: World): Promise<Answer> {
  const response = await world.deliver(activity);
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

/** Verbs of the fixture that are ours under another name. */
const verbs: Readonly<Record<string, string>> = {
  approve: 'request.approve',
  reject: 'request.deny',
  deny: 'request.deny',
  cancel: 'request.cancel',
  execute: 'request.perform',
  perform: 'request.perform',
};

/** What goes out for a line: a message, an activity, several at once, or whatever else the line holds. */
function bodiesOf({ input, context }: HostileLine, world: World): readonly unknown[] {
  const text = textOfInput(input);
  const serviceUrl = world.connector.url;
  if (text !== undefined) return [{ ...message(serviceUrl, context.actor), text }];
  const several = Array.isArray(input) && input.length > 0 && input.every(isActivity);
  return (several ? (input as unknown[]) : [input]).map((one) => (isActivity(one) ? activityOf(one, serviceUrl) : one));
}

const isActivity = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Activities go out as they are, with our verbs, and answered to the connector instead of to Microsoft's. */
function activityOf(input: object, serviceUrl: string): Readonly<Record<string, unknown>> {
  const activity = structuredCopy(input);
  const { value } = activity as { value?: { verb?: unknown; action?: { verb?: unknown } } | null };
  for (const holder of [value, value?.action]) {
    if (typeof holder?.verb === 'string' && Object.hasOwn(verbs, holder.verb)) holder.verb = verbs[holder.verb];
  }
  const own = activity['serviceUrl'];
  const microsoft = own === undefined || String(own).startsWith('https://smba.trafficmanager.net/');
  return microsoft ? { ...activity, serviceUrl } : activity;
}

/** The reason also by way of the form, where it is typed by itself; opened anew when the message led to none. */
async function submitReason(line: HostileLine, world: World): Promise<readonly Answer[]> {
  const { actor, directory } = line.context;
  const opened = await draftOf(line, world);
  const text = `reset ${directory?.[0]?.sam ?? 'jdoe'}`;
  const again = opened ? [] : [await send({ ...message(world.connector.url, actor), id: 'message-2', text }, world)];
  const form = opened ?? (await draftOf(line, world));
  return form === undefined ? again : [...again, await send(submission(form, line, world), world)];
}

function submission(requestId: string, { context }: HostileLine, world: World): Readonly<Record<string, unknown>> {
  const data = { requestId, reason: context.reason, verification: 'call-back' };
  return {
    ...message(world.connector.url, context.actor),
    type: 'invoke',
    id: 'form-1',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb: 'request.submit', data }, trigger: 'manual' },
  };
}

async function draftOf({ context }: HostileLine, { store }: World): Promise<string | undefined> {
  const seeded = new Set(context.requests?.map(({ id }) => id));
  return (await store.requests.list({ states: ['draft'] }, 10)).find(({ id }) => !seeded.has(id))?.id;
}

function message(serviceUrl: string, actor: string = contoso.agent): Readonly<Record<string, unknown>> {
  return {
    type: 'message',
    id: 'message-1',
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${actor}`, name: 'Ada Agent', aadObjectId: actor },
    recipient: { id: `28:${contoso.appId}`, name: 'Latchkey' },
    conversation: { id: 'a:1', conversationType: 'personal', tenantId: contoso.tenantId },
    channelData: { tenant: { id: contoso.tenantId } },
  };
}

/** By JSON, because it keeps an own `__proto__`, as the bot receives it. */
function structuredCopy(input: unknown): Record<string, unknown> {
  return JSON.parse(JSON.stringify(input)) as Record<string, unknown>;
}
