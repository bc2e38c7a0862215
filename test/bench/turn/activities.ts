import { randomUUID } from 'node:crypto';
import { entraIdOf } from '../../../src/lab/personas/ordinary-user.ts';
import { displayNameOf, type Persona } from '../../../src/lab/personas/persona.ts';
import { personas } from '../../../src/lab/personas/personas.ts';
import { appId, tenantId } from './bots.ts';

export interface Sender {
  /** A persona of the lab. */
  readonly as: string;
  readonly conversationId: string;
  readonly serviceUrl: string;
}

export function message(sender: Sender, text: string): string {
  return JSON.stringify({ ...common(sender), type: 'message', id: randomUUID(), text, textFormat: 'plain' });
}

export function press(sender: Sender, verb: string, data: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({
    ...common(sender),
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: randomUUID(),
    replyToId: 'sent-1',
    value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
  });
}

function common({ as, conversationId, serviceUrl }: Sender): Readonly<Record<string, unknown>> {
  const person = personas.find(({ id }) => id === as) as Persona;
  return {
    channelId: 'msteams',
    serviceUrl,
    timestamp: new Date().toISOString(),
    from: { id: `29:${as}`, name: displayNameOf(person), aadObjectId: entraIdOf(person) },
    recipient: { id: `28:${appId}`, name: 'Latchkey' },
    conversation: {
      id: conversationId,
      conversationType: conversationId.startsWith('19:') ? 'channel' : 'personal',
      tenantId,
    },
    channelData: { tenant: { id: tenantId } },
  };
}
