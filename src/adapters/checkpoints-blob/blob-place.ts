import type { TokenCredential } from '@azure/identity';
import { ContainerClient, RestError } from '@azure/storage-blob';

import type { CheckpointPlace } from '../../ports/checkpoint-place.ts';

const requestTakesAtMost = 15_000;

/**
 * Keeps each checkpoint in a blob of its own, named by its size, and never overwrites one. That nobody else does is up
 * to the container: give it a time-based retention policy (immutable storage).
 *
 * Permission: Storage Blob Data Contributor on the container, or a custom role with
 * `Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read` and `.../blobs/add/action`.
 */
export function createBlobPlace(containerUrl: string, credential: TokenCredential): CheckpointPlace {
  const container = new ContainerClient(containerUrl, credential, {
    retryOptions: { maxTries: 2, tryTimeoutInMs: requestTakesAtMost },
  });
  const blobOf = (size: number) => container.getBlockBlobClient(`${String(size).padStart(15, '0')}.checkpoint`);
  const read = async (size: number) => (await blobOf(size).downloadToBuffer(0, undefined, timed())).toString();
  return {
    publish: async (size, note) => {
      const body = Buffer.from(note);
      const options = {
        ...timed(),
        conditions: { ifNoneMatch: '*' },
        blobHTTPHeaders: { blobContentType: 'text/plain' },
      };
      await blobOf(size)
        .upload(body, body.length, options)
        .catch(async (error: unknown) => {
          if (!isTaken(error)) throw error;
          if ((await read(size)) !== note)
            throw new Error(`${blobOf(size).url} holds another checkpoint of the same size. It was left as it is.`, {
              cause: error,
            });
        });
    },
    sizes: async () => {
      const sizes: number[] = [];
      for await (const { name } of container.listBlobsFlat(timed())) {
        const [, digits] = /^(\d{15})\.checkpoint$/.exec(name) ?? [];
        if (digits !== undefined) sizes.push(Number(digits));
      }
      return sizes.toSorted((one, other) => one - other);
    },
    read,
  };
}

const timed = () => ({ abortSignal: AbortSignal.timeout(2 * requestTakesAtMost) });

/** 409: there is one, and a policy may forbid to change it; 412: there is one, which the condition forbids. */
const isTaken = (error: unknown): boolean =>
  error instanceof RestError && (error.statusCode === 409 || error.statusCode === 412);
