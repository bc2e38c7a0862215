import { z } from 'zod';

export const graphSettings = z.strictObject({
  baseUrl: z.url().default('https://graph.microsoft.com'),
  credential: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('managed-identity'), clientId: z.guid().optional() }),
    z.strictObject({
      kind: z.literal('client-certificate'),
      tenantId: z.guid(),
      clientId: z.guid(),
      certificatePath: z.string(),
    }),
    z.strictObject({ kind: z.literal('client-secret'), tenantId: z.guid(), clientId: z.guid() }),
  ]),
  readRisk: z.boolean().default(false),
  timeoutMs: z.int().min(100).max(60_000).default(8_000),
});
