import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBotConnector, type BotConnector, type Place } from '../../src/bot/bot-connector.ts';
import { ConnectorFailure } from '../../src/bot/connector-failure.ts';
import { createPacer } from '../../src/bot/pace-outbound.ts';
import { defaultRetries } from '../../src/bot/retry-outbound.ts';
import { startConnectorDouble, type ConnectorDouble, type Fault } from './connector-double.ts';
import { eagerTimer } from './hand-timer.ts';

let teams: ConnectorDouble;
let connector: BotConnector;
let place: Place;
let pauses: number[];

beforeEach(async () => {
  teams = await startConnectorDouble();
  pauses = [];
  const timer = eagerTimer(pauses);
  connector = createBotConnector({
    sign: async (headers) => headers.set('authorization', 'Bearer t'),
    serviceUrlHosts: ['127.0.0.1'],
    pacer: createPacer([], timer),
    retries: defaultRetries,
    timer,
  });
  place = { serviceUrl: `${teams.url}/`, conversationId: '19:x@thread.tacv2;messageid=1' };
});
afterEach(() => teams.close());

const text = { type: 'message', text: 'hello' };
const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => (error instanceof ConnectorFailure ? [error.statusCode, error.arrived] : error),
  );

describe('post', () => {
  it('gives the id Teams has for the message', async () => {
    expect(await connector.post(place, text)).toBe('sent-1');
    expect(teams.outbound).toEqual([
      { method: 'POST', path: `/v3/conversations/${place.conversationId}/activities`, body: text },
    ]);
  });

  it.each<[string, Fault, number | undefined]>([
    ['the connection ended before the answer', { status: 'lost' }, undefined],
    ['the server failed', { status: 500 }, 500],
    ['a gateway had no answer', { status: 502 }, 502],
    ['the server was unavailable', { status: 503 }, 503],
    ['a gateway waited too long', { status: 504 }, 504],
    ['the server waited too long', { status: 408 }, 408],
  ])('is not repeated when %s, because the message may have arrived', async (_name, fault, status) => {
    teams.faults.push(fault);

    expect(await failureOf(connector.post(place, text))).toEqual([status, 'perhaps']);
    expect([teams.outbound.length, pauses]).toEqual([1, []]);
  });

  it.each([400, 403, 404, 413])('is not repeated after %i, which would be the same again', async (status) => {
    teams.faults.push({ status });

    expect(await failureOf(connector.post(place, text))).toEqual([status, 'no']);
    expect(teams.outbound).toHaveLength(1);
  });

  it('is repeated when nobody can have seen it, as often as three times', async () => {
    teams.faults.push({ status: 429, retryAfter: 2 }, { status: 412 }, { status: 429 });

    expect(await connector.post(place, text)).toBe('sent-4');
    expect(pauses).toEqual([2_000, 1_000, 2_000]);
  });

  it('is repeated when no connection stood, and then says that nothing arrived', async () => {
    const gone = await startConnectorDouble();
    await gone.close();

    expect(await failureOf(connector.post({ ...place, serviceUrl: gone.url }, text))).toEqual([undefined, 'no']);
    expect(pauses).toEqual([500, 1_000, 2_000]);
  });
});

describe('a conversation that is said to be at another host', () => {
  it.each(['http://localhost', 'https://evil.example', 'https://127.0.0.1@evil.example', 'ftp://127.0.0.1', 'nowhere'])(
    'gets neither a message nor the token of the bot: %s',
    async (host) => {
      const signed = vi.fn<(headers: Headers) => Promise<void>>();
      const pacer = createPacer([], eagerTimer(pauses));
      const timer = eagerTimer(pauses);
      connector = createBotConnector({
        sign: signed,
        serviceUrlHosts: ['127.0.0.1'],
        pacer,
        retries: defaultRetries,
        timer,
      });
      const serviceUrl = host === 'http://localhost' ? teams.url.replace('127.0.0.1', 'localhost') : host;
      const elsewhere = { ...place, serviceUrl };

      expect(await failureOf(connector.post(elsewhere, text))).toEqual([undefined, 'no']);
      expect(await failureOf(connector.update(elsewhere, 'a1', text))).toEqual([undefined, 'no']);
      expect(await failureOf(connector.showTyping(elsewhere, text))).toEqual([undefined, 'no']);
      expect([signed.mock.calls, teams.outbound, pauses]).toEqual([[], [], []]);
    },
  );
});

describe('update', () => {
  it.each<Fault>([{ status: 'lost' }, { status: 500 }, { status: 502 }, { status: 503 }, { status: 429 }])(
    'is repeated after %j, because it says the same twice',
    async (fault) => {
      teams.faults.push(fault);
      await connector.update(place, 'a1', text);

      expect(teams.outbound.map(({ method, path }) => [method, path.split('/').at(-1)])).toEqual([
        ['PUT', 'a1'],
        ['PUT', 'a1'],
      ]);
    },
  );

  it('is not repeated for a message that is gone', async () => {
    teams.faults.push({ status: 404 });

    expect(await failureOf(connector.update(place, 'a1', text))).toEqual([404, 'no']);
    expect(teams.outbound).toHaveLength(1);
  });

  it('that is repeated never overtakes a newer one, and what waited behind it is sent in its newest form', async () => {
    teams.faults.push({ status: 503 });
    const update = (state: string) => connector.update(place, 'a1', { ...text, text: state });
    await Promise.all(['pending', 'approved', 'performing', 'performed'].map(update));

    expect(teams.outbound.map(({ body }) => body['text'])).toEqual(['pending', 'pending', 'performed']);
  });
});
