import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTelemetry } from '../../../src/adapters/telemetry/open-telemetry.ts';
import { Secret } from '../../../src/core/secret.ts';
import { figuresIn, spansIn, startCollector } from './collector.ts';

let collector: Awaited<ReturnType<typeof startCollector>>;
beforeEach(async () => {
  collector = await startCollector();
});
afterEach(() => collector.close());

const open = (endpoint = collector.endpoint, traceRatio = 1) =>
  openTelemetry({
    endpoint,
    headers: { 'x-api-key': new Secret('collector-key') },
    serviceName: 'latchkey',
    serviceVersion: '1.2.3',
    intervalMs: 3_600_000,
    traceRatio,
  });

const kind = (answer: { readonly kind: string }) => answer.kind;

describe('figures and traces', () => {
  it('count answers and directories by their outcome, and show which question belongs to which answer', async () => {
    const telemetry = open();
    telemetry.observe('pending-requests', async () => 3);
    telemetry.noteSyncDelay(95);

    await telemetry.measure(
      { kind: 'answer', intent: 'diagnose' },
      async () => {
        const ask = { kind: 'directory', directory: 'entra-id', operation: 'find' } as const;
        await telemetry.measure(ask, async () => ({ kind: 'unavailable' }), kind);
        return { kind: 'diagnosed' };
      },
      kind,
    );
    await telemetry.stop();

    expect(figuresIn(collector.received)).toEqual({
      'latchkey.answers': [{ 'latchkey.intent': 'diagnose', 'latchkey.outcome': 'diagnosed', count: 1 }],
      'latchkey.answer.duration': [{ 'latchkey.intent': 'diagnose', 'latchkey.outcome': 'diagnosed', count: 1 }],
      'latchkey.directory.duration': [
        {
          'latchkey.directory': 'entra-id',
          'latchkey.operation': 'find',
          'latchkey.outcome': 'unavailable',
          count: 1,
        },
      ],
      'latchkey.sync.delay': [{ count: 1 }],
      'latchkey.pending_requests': [{ count: 3 }],
    });
    expect(spansIn(collector.received)).toEqual([
      { name: 'entra-id find', outcome: 'unavailable', parent: 'answer diagnose' },
      { name: 'answer diagnose', outcome: 'diagnosed', parent: undefined },
    ]);
  });

  it('send the key of the collector with each request, and name the service', async () => {
    const telemetry = open();
    await telemetry.measure({ kind: 'answer', intent: 'help' }, async () => ({ kind: 'help' }), kind);
    await telemetry.stop();

    expect(collector.received.map(({ path, headers }) => [path, headers['x-api-key']]).toSorted()).toEqual([
      ['/v1/metrics', 'collector-key'],
      ['/v1/traces', 'collector-key'],
    ]);
    for (const { body } of collector.received) expect(body).toContain('"1.2.3"');
  });

  it('pass a failure on as it is, and tell the collector its class and never its text', async () => {
    const telemetry = open();
    const failure = new TypeError('Jane Doe has no mailbox');
    const failing = telemetry.measure({ kind: 'answer', intent: 'reset' }, () => Promise.reject(failure), kind);

    await expect(failing).rejects.toBe(failure);
    await telemetry.stop();
    expect(spansIn(collector.received)).toEqual([{ name: 'answer reset', outcome: 'TypeError', parent: undefined }]);
    expect(collector.received.map(({ body }) => body).join('')).not.toContain('Jane');
  });

  it('count all answers also where none is traced', async () => {
    const telemetry = open(collector.endpoint, 0);
    await telemetry.measure({ kind: 'answer', intent: 'help' }, async () => ({ kind: 'help' }), kind);
    await telemetry.stop();

    expect(spansIn(collector.received)).toEqual([]);
    expect(figuresIn(collector.received)['latchkey.answers']).toHaveLength(1);
  });

  it('leave out a figure that cannot be read', async () => {
    const telemetry = open();
    telemetry.observe('pending-requests', () => Promise.reject(new Error('the database is gone')));
    telemetry.noteSyncDelay(1);
    await telemetry.stop();

    expect(Object.keys(figuresIn(collector.received))).toEqual(['latchkey.sync.delay']);
  });

  it('never fail an answer because nobody collects', async () => {
    const telemetry = open('http://127.0.0.1:9');

    expect(await telemetry.measure({ kind: 'answer', intent: 'help' }, async () => ({ kind: 'help' }), kind)).toEqual({
      kind: 'help',
    });
    await telemetry.stop();
  });
});
