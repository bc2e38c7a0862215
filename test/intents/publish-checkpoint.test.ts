import { rmSync } from 'node:fs';

import { afterEach, describe, expect, it } from 'vitest';

import { createNoteCheck } from '../../src/adapters/checkpoints/check-note.ts';
import { createSigner } from '../../src/adapters/checkpoints/create-signer.ts';
import { sha256 } from '../../src/adapters/system/sha-256.ts';
import { publishCheckpoint } from '../../src/intents/publish-checkpoint.ts';
import { removeOldPayloads } from '../../src/intents/remove-old-payloads.ts';
import { verifyTranscript } from '../../src/intents/verify-transcript.ts';
import { numberedEvent, openLog, pemKey, recordsIn } from '../audit/honest-log.ts';

const logs: Awaited<ReturnType<typeof openLog>>[] = [];
async function newLog() {
  const log = await openLog();
  logs.push(log);
  return log;
}
afterEach(async () => {
  for (const { store, directory } of logs.splice(0)) {
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  }
});

const appendTo = ({ store }: { readonly store: Awaited<ReturnType<typeof openLog>>['store'] }, howMany: number) =>
  store.audit.append(Array.from({ length: howMany }, (_, index) => numberedEvent(index)));
const names = async (log: Awaited<ReturnType<typeof openLog>>) =>
  (await log.store.audit.query({}, 99)).map(({ name }) => name).toReversed();

describe('publishing a checkpoint', () => {
  it('leaves an empty and an idle log alone', async () => {
    const log = await newLog();
    await log.makeCheckpoint();
    await appendTo(log, 1);
    for (let times = 0; times < 5; times++) await log.makeCheckpoint();

    expect(await names(log)).toStrictEqual(['request opened', 'signing_key_changed', 'checkpoint_published']);
    expect(await log.place.sizes()).toStrictEqual([2]);
  });

  it('records a new key before it signs, and verifiers with both keys find the log good', async () => {
    const log = await newLog();
    await appendTo(log, 2);
    await log.makeCheckpoint();
    const next = createSigner(log.signer.origin, pemKey());
    await appendTo(log, 2);
    await publishCheckpoint({ ...log.parts, signer: next });
    const evidence = (keys: string) => ({
      records: log.store.transcript.records({}),
      head: log.store.transcript.head,
      hasher: sha256,
      checkpoints: { place: log.place, isSigned: createNoteCheck(keys) },
    });
    const [changed] = await log.store.audit.query({ code: 'HB5002I' }, 1);

    expect(changed?.details).toStrictEqual({ from: log.signer.keyId, to: next.verifierKey });
    expect((await verifyTranscript(evidence(`${log.signer.verifierKey}\n${next.verifierKey}`))).flaws).toStrictEqual(
      [],
    );
    expect((await verifyTranscript(evidence(next.verifierKey))).flaws).toMatchObject([
      { kind: 'checkpoint-forged', record: 3 },
    ]);
  });

  it('is repeated after a crash between the second place and the store, and nothing is missing', async () => {
    const log = await newLog();
    await appendTo(log, 3);
    const crash = { ...log.store.transcript, keepCheckpoint: () => Promise.reject(new Error('killed')) };
    await expect(publishCheckpoint({ ...log.parts, transcript: crash })).rejects.toThrow('killed');
    await log.makeCheckpoint();
    await appendTo(log, 1);
    const checkpoints = { place: log.place, isSigned: log.isSigned };
    const records = log.store.transcript.records({});

    expect((await verifyTranscript({ records, hasher: sha256, checkpoints })).flaws).toStrictEqual([]);
  });

  it('keeps nothing in the store when the second place cannot be written, and makes it up later', async () => {
    const log = await newLog();
    await appendTo(log, 3);
    const full = { ...log.place, publish: () => Promise.reject(new Error('disk full')) };
    await expect(publishCheckpoint({ ...log.parts, place: full })).rejects.toThrow('disk full');
    expect(await log.store.transcript.lastCheckpoint()).toBeUndefined();
    await log.makeCheckpoint();

    expect(await log.store.transcript.lastCheckpoint()).toMatchObject({ keyId: log.signer.keyId });
  });

  it('tells of a new key once, however often the second place fails', async () => {
    const log = await newLog();
    await appendTo(log, 3);
    const full = { ...log.place, publish: () => Promise.reject(new Error('disk full')) };
    for (let times = 0; times < 3; times++)
      await expect(publishCheckpoint({ ...log.parts, place: full })).rejects.toThrow('disk full');
    await log.makeCheckpoint();

    expect(await log.store.audit.query({ code: 'HB5002I' }, 9)).toHaveLength(1);
  });

  it('does not sign a log in which a record cannot be read', async () => {
    const log = await newLog();
    await appendTo(log, 3);
    const [damaged = { unreadable: 'x' }] = [{ unreadable: 'x' }];
    async function* records() {
      yield [damaged];
    }

    await expect(publishCheckpoint({ ...log.parts, transcript: { ...log.store.transcript, records } })).rejects.toThrow(
      'damaged',
    );
    expect(await log.place.sizes().catch(() => [])).toStrictEqual([]);
  });

  it('is done by two replicas at once without a fork', async () => {
    const log = await newLog();
    await appendTo(log, 5);
    await log.makeCheckpoint();
    await appendTo(log, 5);
    await Promise.all([log.makeCheckpoint(), log.makeCheckpoint()]);
    const checkpoints = { place: log.place, isSigned: log.isSigned };

    expect(
      (await verifyTranscript({ records: log.store.transcript.records({}), hasher: sha256, checkpoints })).flaws,
    ).toStrictEqual([]);
  });
});

describe('removing old payloads', () => {
  it('removes what is older than is kept, tells of it, and every checkpoint still fits', async () => {
    const log = await newLog();
    await appendTo(log, 4);
    await log.makeCheckpoint();
    log.clock.set('2027-11-21T08:00:00.000Z');
    await appendTo(log, 2);
    await log.makeCheckpoint();
    await removeOldPayloads({ transcript: log.store.transcript, environment: log.environment }, 90);
    const records = await recordsIn(log.store);
    const checkpoints = { place: log.place, isSigned: log.isSigned };

    expect(
      records.filter(({ payloadText }) => payloadText === undefined).map(({ sequence }) => sequence),
    ).toStrictEqual([1, 2, 3, 4]);
    expect((await log.store.audit.query({ code: 'HB5003I' }, 1))[0]?.details).toMatchObject({ upTo: 6, removed: 4 });
    expect(await verifyTranscript({ records: [records], hasher: sha256, checkpoints })).toMatchObject({
      checkpoints: 2,
      flaws: [],
    });
  });
});

describe('a clock', () => {
  it.each([
    ['set back by an hour is told of, once for each time, and the log is read to its end', -3_600_000, 1],
    ['that a time server corrects by a second is not worth a word', -1_000, 0],
  ])('%s', async (_what, step, told) => {
    const log = await newLog();
    await appendTo(log, 3);
    log.clock.set(new Date(log.clock.now().getTime() + step - 2_000).toISOString());
    await appendTo(log, 3);
    const { flaws, records } = await verifyTranscript({ records: log.store.transcript.records({}), hasher: sha256 });

    expect(records).toBe(6);
    expect(flaws.map(({ kind, record }) => [kind, record])).toStrictEqual(told ? [['clock-backwards', 4]] : []);
  });
});
