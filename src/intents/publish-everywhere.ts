import type { CheckpointPublisher } from '../ports/checkpoint-place.ts';

/**
 * Publishes in all places, and rejects when one of them did not take the checkpoint. Repeated for the same checkpoint,
 * it asks only those that have not taken it.
 */
export function publishEverywhere(places: readonly CheckpointPublisher[]): CheckpointPublisher {
  const taken = new Map<CheckpointPublisher, string>();
  return {
    publish: async (size, note) => {
      const waiting = places.filter((place) => taken.get(place) !== note);
      const results = await Promise.allSettled(
        waiting.map(async (place) => {
          await place.publish(size, note);
          taken.set(place, note);
        }),
      );
      const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
      if (reasons.length > 0) throw new AggregateError(reasons, reasons.map(wordsOf).join('; '));
    },
  };
}

const wordsOf = (reason: unknown) => (reason instanceof Error ? reason.message : String(reason));
