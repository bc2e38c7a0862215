import { z } from 'zod';

/** Left out: nothing is measured or sent. Headers of the collector hold keys: LATCHKEY_OTLP_HEADERS. */
export const telemetrySettings = z
  .strictObject({
    otlpEndpoint: z
      .url({ protocol: /^https?$/ })
      .describe(
        'Base address of an OTLP collector that takes HTTP, e.g. `http://127.0.0.1:4318`. Without this section nothing is measured or sent',
      ),
    serviceName: z.string().min(1).default('latchkey').describe('The name the figures arrive under'),
    intervalSeconds: z.int().min(5).max(3_600).default(60).describe('How often figures are sent'),
    traceRatio: z
      .number()
      .min(0)
      .max(1)
      .default(1)
      .describe('Share of the answers that are traced; figures count all of them'),
  })
  .optional();
