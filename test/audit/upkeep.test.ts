import { rmSync } from 'node:fs';

import pino from 'pino';
import { expect, it } from 'vitest';

import { startAuditUpkeep } from '../../src/wiring/audit-upkeep.ts';
import { numberedEvent, openLog } from './honest-log.ts';

/** Nothing is set to be published in Teams. */
const inTeams = () => expect.fail('nobody asked for Teams');

it('the running bot signs what was recorded, removes what is too old, and ends both before the store is closed', async () => {
  const log = await openLog();
  await log.store.audit.append([numberedEvent(1), numberedEvent(2)]);
  log.clock.set('2028-01-01T00:00:00.000Z');
  const { signer, place } = log;
  const settings = { checkpoints: { signer, places: [place], pace: { events: 2, interval: 60_000 } }, keepDays: 30 };
  await startAuditUpkeep(log.store, settings, log.environment, pino({ level: 'silent' }), inTeams).stop();
  const names = (await log.store.audit.query({}, 9)).map(({ name }) => name);
  await log.store.close();
  rmSync(log.directory, { recursive: true });

  expect(names.toSorted()).toStrictEqual(['checkpoint_published', 'payloads_removed', 'signing_key_changed']);
});

it('a bot without a key says at its start that nobody signs the transcript', async () => {
  const log = await openLog();
  const lines: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  await startAuditUpkeep(log.store, {}, log.environment, logger, inTeams).stop();
  await log.store.close();

  expect(lines.map((line) => (JSON.parse(line) as { code: string }).code)).toStrictEqual(['audit-not-signed']);
});

it('a failure is logged and does not end the process', async () => {
  const log = await openLog();
  await log.store.audit.append([numberedEvent(1)]);
  const lines: string[] = [];
  const logger = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
  const place = { ...log.place, publish: () => Promise.reject(new Error('disk full')) };
  const checkpoints = { signer: log.signer, places: [place], pace: { events: 2, interval: 60_000 } };
  await startAuditUpkeep(log.store, { checkpoints }, log.environment, logger, inTeams).stop();
  await log.store.close();

  expect(lines.map((line) => (JSON.parse(line) as { code: string }).code)).toStrictEqual(['checkpoint-failed']);
});
