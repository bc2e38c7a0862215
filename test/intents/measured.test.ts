import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAssistant, type ActionInput, type MessageInput } from '../../src/intents/assistant.ts';
import { withMeasuredAd, withMeasuredAnswers, withMeasuredEntra } from '../../src/intents/measured.ts';
import type { Telemetry } from '../../src/ports/telemetry.ts';
import { openTelemetry } from '../../src/adapters/telemetry/open-telemetry.ts';
import { figuresIn, spansIn, startCollector } from '../adapters/telemetry/collector.ts';
import { actorOf, openDesk, type Desk } from './desk.ts';

let desk: Desk;
let collector: Awaited<ReturnType<typeof startCollector>>;
let telemetry: Telemetry;
beforeEach(async () => {
  [desk, collector] = await Promise.all([openDesk(), startCollector()]);
  const { endpoint } = collector;
  telemetry = openTelemetry({
    endpoint,
    headers: {},
    serviceName: 'latchkey',
    serviceVersion: '0',
    intervalMs: 3_600_000,
    traceRatio: 1,
  });
});
afterEach(async () => {
  await telemetry.stop();
  await Promise.all([desk.close(), collector.close()]);
});

/** The desk's own assistant with every part measured, asked by somebody who may ask. */
function measured() {
  const { ports } = desk.context;
  const context = {
    ...desk.context,
    ports: { ...ports, ad: withMeasuredAd(ports.ad, telemetry), entra: withMeasuredEntra(ports.entra, telemetry) },
  };
  const assistant = withMeasuredAnswers(createAssistant(context), telemetry);
  const actor = actorOf('amara');
  const base = { actor, conversationId: 'amara' };
  return {
    say: (text: string) => assistant.onMessage({ ...base, text, entities: [], mentions: [] } satisfies MessageInput),
    press: (verb: string) => assistant.onAction({ ...base, verb, values: {} } satisfies ActionInput),
  };
}

describe('what is measured of an answer', () => {
  it('is its intent, its outcome and the questions to both directories within it', async () => {
    await measured().say("why can't jdoe sign in?");
    await telemetry.stop();

    const spans = spansIn(collector.received);
    expect(spans.filter(({ parent }) => parent === undefined).map(({ name }) => name)).toEqual(['answer diagnose']);
    expect(new Set(spans.filter(({ parent }) => parent).map(({ name, parent }) => `${parent}: ${name}`))).toEqual(
      new Set([
        'answer diagnose: active-directory find',
        'answer diagnose: entra-id find',
        'answer diagnose: entra-id member-of',
        'answer diagnose: entra-id tenant',
      ]),
    );
  });

  it('never holds a name, a text or a verb that somebody made up', async () => {
    const { say, press } = measured();
    await say('reset jdoe because her cat Mimi ate it');
    await press('made-up');
    await telemetry.stop();

    const sent = collector.received.map(({ body }) => body).join('\n');
    for (const word of ['jdoe', 'Mimi', 'made-up']) expect(sent).not.toContain(word);
    expect(figuresIn(collector.received)['latchkey.answers']).toContainEqual({
      'latchkey.intent': 'unknown-verb',
      'latchkey.outcome': 'refused',
      count: 1,
    });
  });
});
