import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { startLab } from '../../src/lab/start-lab.ts';
import { startLabApp } from '../../src/lab/start-lab-app.ts';

const quiet = { hashLoop: 'never', attributeCycle: 'never' } as const;

async function takenPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

it('leaves nothing of the lab running when the port of the bot is taken, so that the process can end', async () => {
  const port = await freePort();
  await expect(startLabApp({ ...quiet, port, botPort: await takenPort() })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow('fetch failed');
});

it('says so when the port of the lab itself is taken', async () => {
  await expect(startLab({ ...quiet, port: await takenPort() })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

it('greets everybody in the chat with Latchkey, because it tells the bot that it is installed', async () => {
  const app = await startLabApp(quiet);
  onTestFinished(() => app.close());
  const chats = app.lab.teams.messages().map(({ conversationId, from }) => [conversationId.slice(0, 2), from]);
  expect(chats.filter(([kind]) => kind === 'a:')).toEqual(Array.from({ length: 6 }, () => ['a:', undefined]));
});
