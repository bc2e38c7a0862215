import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createNoteCheck } from '../../src/adapters/checkpoints/check-note.ts';
import { createSigner } from '../../src/adapters/checkpoints/create-signer.ts';
import { createDirectoryPlace } from '../../src/adapters/checkpoints/directory-place.ts';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { sha256 } from '../../src/adapters/system/sha-256.ts';
import type { AuditEvent } from '../../src/core/audit-event.ts';
import type { StoredRecord } from '../../src/core/audit/record.ts';
import { Secret } from '../../src/core/secret.ts';
import { publishCheckpoint, type CheckpointParts } from '../../src/intents/publish-checkpoint.ts';
import { sampleEvent } from '../adapters/store/samples.ts';

export const pemKey = (): Secret =>
  new Secret(generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());

/** A clock that goes on by a second at each look, so that a log does not depend on the machine's. */
export function steadyClock(start = '2026-11-21T08:00:00.000Z') {
  let time = Date.parse(start);
  return {
    now: () => new Date((time += 1_000)),
    set: (iso: string) => {
      time = Date.parse(iso);
    },
  };
}

/** A store with everything that makes checkpoints; `makeCheckpoint` makes one whenever there is anything new. */
export async function openLog(file = ':memory:', key = pemKey()) {
  const clock = steadyClock();
  const directory = mkdtempSync(join(tmpdir(), 'latchkey-checkpoints-'));
  const store = await openStore({ file, now: clock.now });
  const signer = createSigner('contoso.com/latchkey', key);
  const place = createDirectoryPlace(directory);
  let ids = 0;
  const environment = { now: clock.now, randomInt: () => 0, newId: () => `turn-${(ids += 1)}` };
  const parts: CheckpointParts = {
    ...store,
    signer,
    place,
    hasher: sha256,
    environment,
    pace: { events: 1, interval: 0 },
  };
  return {
    clock,
    directory,
    store,
    signer,
    place,
    environment,
    parts,
    isSigned: createNoteCheck(signer.verifierKey),
    makeCheckpoint: () => publishCheckpoint(parts),
  };
}

export async function recordsIn(store: {
  readonly transcript: CheckpointParts['transcript'];
}): Promise<StoredRecord[]> {
  const records: StoredRecord[] = [];
  for await (const page of store.transcript.records({}))
    for (const record of page) records.push(record as StoredRecord);
  return records;
}

export const numberedEvent = (number: number, changes: Partial<AuditEvent> = {}): AuditEvent =>
  sampleEvent({ correlationId: `c${number}`, details: { number, text: `event “${number}” \u007f\n\\"` }, ...changes });

/** A log of about so many records with a checkpoint after each `every`, made by the product's own code. */
export async function makeHonestLog(size: number, every: number) {
  const log = await openLog();
  for (let from = 0; from < size; from += every) {
    const howMany = Math.min(every, size - from);
    await log.store.audit.append(Array.from({ length: howMany }, (_, index) => numberedEvent(from + index)));
    await log.makeCheckpoint();
  }
  const records = await recordsIn(log.store);
  const head = await log.store.transcript.head();
  await log.store.close();
  return { ...log, records, head };
}
