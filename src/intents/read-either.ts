import type { CheckpointPlace } from '../ports/checkpoint-place.ts';

type Readable = Pick<CheckpointPlace, 'sizes' | 'read'>;

/**
 * Two places read as one, where a checkpoint may be in only one of them: the better one was perhaps added later.
 *
 * @param better - Its checkpoint counts where both have one.
 */
export const readEither = (better: Readable, other: Readable): Readable => ({
  sizes: async () => {
    const sizes = new Set([...(await better.sizes()), ...(await other.sizes())]);
    return [...sizes].toSorted((one, another) => one - another);
  },
  read: (size) => better.read(size).catch(() => other.read(size)),
});
