import { once } from 'node:events';
import { createWriteStream, existsSync, readFileSync, statSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import type { Writable } from 'node:stream';

import { createNoteCheck } from '../adapters/checkpoints/check-note.ts';
import { createBlobPlace } from '../adapters/checkpoints-blob/blob-place.ts';
import { createDirectoryPlace } from '../adapters/checkpoints/directory-place.ts';
import { openPostgresTranscript, openTranscript } from '../adapters/store/open-transcript.ts';
import { StoreError } from '../adapters/store/store-error.ts';
import { readRecordFile } from '../adapters/system/read-record-file.ts';
import { sha256 } from '../adapters/system/sha-256.ts';
import type { ReconcileTools } from '../cli/audit-reconcile.ts';
import type { AuditTools, Sink, TranscriptFile } from '../cli/audit-tools.ts';
import { UsageProblem } from '../cli/usage-problem.ts';
import type { Config } from '../config.ts';
import { signerFrom } from './audit-from-config.ts';
import { databaseFrom } from './database-from-config.ts';
import { createReconcileTools } from './reconcile-tools.ts';
import { credentialFrom } from './entra-from-config.ts';
import { readEither } from '../intents/read-either.ts';
import type { CheckpointPlace } from '../ports/checkpoint-place.ts';

type ReadableCheckpoints = Pick<CheckpointPlace, 'sizes' | 'read'>;

/** @param settings - Reads the settings; `undefined`: there are none. Asked only for what the command line leaves open. */
export function createAuditTools(settings: () => Config | undefined): AuditTools & ReconcileTools {
  return {
    ...createReconcileTools(settings),
    hasher: sha256,
    openTranscript: (file) => (file === undefined ? openOwnDatabase(settings()) : openFileDatabase(file)),
    openFile,
    openCheckpoints: (directory) =>
      directory === undefined ? openOwnCheckpoints(settings()) : openCheckpoints(directory),
    openNoteCheck: async (file) => {
      const own = file === undefined ? (await signerOf(settings()))?.verifierKey : undefined;
      const keys = file === undefined ? own : readText(file);
      return keys === undefined ? undefined : usable(() => createNoteCheck(keys));
    },
    verifierKey: async () => {
      const signer = await signerOf(settings());
      if (!signer)
        throw new UsageProblem(
          'The settings name no key for the audit log (audit.keyFile, audit.keyVault or LATCHKEY_AUDIT_KEY).',
        );
      return signer.verifierKey;
    },
    openSink,
  };
}

const signerOf = async (config: Config | undefined) => config && signerFrom(config);

async function openCheckpoints(directory: string): Promise<CheckpointPlace> {
  if (!existsSync(directory) || !statSync(directory).isDirectory())
    throw new UsageProblem(`There is no directory ${directory}.`);
  return createDirectoryPlace(directory);
}

/** Everything that the settings name and that can be read; a container is harder to change afterwards. */
async function openOwnCheckpoints(config: Config | undefined): Promise<ReadableCheckpoints | undefined> {
  if (!config) return undefined;
  const { checkpoints, alsoPublish } = config.audit;
  const directory = existsSync(checkpoints) ? await openCheckpoints(checkpoints) : undefined;
  const blob = alsoPublish.find(({ kind }) => kind === 'blob');
  const container = blob?.kind === 'blob' ? createBlobPlace(blob.containerUrl, credentialFrom(config)) : undefined;
  return directory && container ? readEither(container, directory) : (container ?? directory);
}

async function openOwnDatabase(config: Config | undefined) {
  if (!config) throw new UsageProblem('There are no settings here, so give --database FILE.');
  const database = databaseFrom(config);
  return database.kind === 'sqlite'
    ? openFileDatabase(database.file)
    : asUsageProblem(() => openPostgresTranscript(database.connectionString));
}

async function openFileDatabase(file: string) {
  if (!existsSync(file)) throw new UsageProblem(`There is no database ${file}.`);
  return asUsageProblem(() => openTranscript(file));
}

async function asUsageProblem<T>(open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    throw error instanceof StoreError ? new UsageProblem(error.message, { cause: error }) : error;
  }
}

async function openFile(file: string): Promise<TranscriptFile> {
  if (!existsSync(file)) throw new UsageProblem(`There is no file ${file}.`);
  const handle = await open(file);
  const { buffer } = await handle.read(Buffer.alloc(15), 0, 15, 0);
  await handle.close();
  return buffer.toString().toLowerCase() === '<!doctype html>'
    ? { kind: 'page', text: await readFile(file, 'utf8') }
    : { kind: 'records', records: readRecordFile(file) };
}

function readText(file: string): string {
  if (!existsSync(file)) throw new UsageProblem(`There is no file ${file}.`);
  return readFileSync(file, 'utf8');
}

function usable<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof TypeError ? new UsageProblem(error.message, { cause: error }) : error;
  }
}

async function openSink(file: string | undefined): Promise<Sink> {
  if (file === undefined) return sinkOf(process.stdout, async () => undefined);
  const stream = createWriteStream(file, { flags: 'wx', mode: 0o600 });
  try {
    await once(stream, 'open');
  } catch (error) {
    throw new UsageProblem(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  return sinkOf(stream, async () => {
    stream.end();
    await once(stream, 'close');
  });
}

const cutShort = (cause: Error) => new UsageProblem(`Not everything could be written: ${cause.message}`, { cause });

function sinkOf(stream: Writable, close: () => Promise<void>): Sink {
  // Without a listener an error would end the process; the next write tells of it.
  stream.on('error', () => undefined);
  return {
    write: async (text) => {
      if (stream.errored) throw cutShort(stream.errored);
      const drained = stream.write(text) ? undefined : once(stream, 'drain');
      await drained?.catch((error: Error) => Promise.reject(cutShort(error)));
    },
    close,
  };
}
