import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type RequestHandler } from 'express';
import pino from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { probeEndpoint } from '../../../src/adapters/system/probe-endpoint.ts';
import { createGate } from '../../../src/bot/gate.ts';
import { seen, unseen } from '../../../src/core/doctor/probed.ts';

const within = 5_000;

async function serve(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
}

it('gets 401 from the gate of a running Latchkey: the question is well-formed and lacks nothing but a token', async () => {
  const gate = createGate(
    {
      appId: 'app',
      tenantId: 'tenant',
      issuer: 'issuer',
      openIdMetadataUrl: 'http://127.0.0.1:1',
      serviceUrlHosts: ['smba.trafficmanager.net'],
    },
    pino({ level: 'silent' }),
  );
  const accept: RequestHandler = (_request, response) => void response.status(200).end();
  const app = express().post('/api/messages', ...gate, accept);

  expect(await probeEndpoint(await serve(createServer(app)), within)).toEqual(seen(401));
});

it('says that nothing answers where nothing listens', async () => {
  expect(await probeEndpoint('http://127.0.0.1:1/api/messages', within)).toEqual(
    unseen('no-answer', expect.any(String) as string),
  );
});
