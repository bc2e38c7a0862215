import type { AddressInfo } from 'node:net';
import { CloudAdapter } from 'botbuilder';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { publicCloud } from '../../src/bot/gate.ts';
import type { Readiness } from '../../src/bot/readiness.ts';
import { createServer, listen } from '../../src/bot/server.ts';

async function readyz(readiness: Readiness): Promise<readonly [number, unknown]> {
  const server = createServer({
    adapter: new CloudAdapter(),
    bot: async () => undefined,
    gate: { ...publicCloud, appId: 'a', tenantId: 't', serviceUrlHosts: [] },
    readiness: async () => readiness,
    log: pino({ level: 'silent' }),
  });
  await listen(server, 0);
  try {
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/readyz`);
    return [response.status, await response.json()];
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('/readyz', () => {
  it.each([
    ['ready', 200],
    ['degraded', 200],
    ['not-ready', 503],
  ] as const)('answers %s with %i, so that only a bot that can serve nothing is taken out', async (status, code) => {
    const readiness: Readiness = { status, dependencies: { store: status === 'not-ready' ? 'down' : 'up' } };

    expect(await readyz(readiness)).toEqual([code, readiness]);
  });
});
