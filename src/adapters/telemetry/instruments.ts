import type { Counter, Histogram, Meter } from '@opentelemetry/api';

export interface Instruments {
  readonly answers: Counter;
  readonly answerDuration: Histogram;
  readonly directoryDuration: Histogram;
  readonly syncDelay: Histogram;
}

const quick = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Password hash sync runs every two minutes; 30 minutes is where it counts as late, and a day as lost. */
const slow = [30, 60, 120, 180, 240, 300, 600, 1_200, 1_800, 3_600, 7_200, 86_400];

/** Names follow the OpenTelemetry conventions: dots, units of their own, seconds. */
export function createInstruments(meter: Meter): Instruments {
  const seconds = (name: string, description: string, boundaries: number[]) =>
    meter.createHistogram(name, { description, unit: 's', advice: { explicitBucketBoundaries: boundaries } });
  return {
    answers: meter.createCounter('latchkey.answers', {
      description: 'Answers by intent and outcome',
      unit: '{answer}',
    }),
    answerDuration: seconds('latchkey.answer.duration', 'From the arrival of a message to its answer', quick),
    directoryDuration: seconds('latchkey.directory.duration', 'One question to a directory', quick),
    syncDelay: seconds('latchkey.sync.delay', 'From a reset in AD to its arrival in Entra ID', slow),
  };
}
