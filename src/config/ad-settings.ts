import { z } from 'zod';

export const adSettings = z.strictObject({
  servers: z.array(z.string().min(1)).min(1),
  baseDn: z.string().min(1),
  bindDn: z.string().min(1),
  transport: z.enum(['ldaps', 'starttls']).default('ldaps'),
  /** PEM file with the issuing CA, where the system does not know it. */
  caFile: z.string().optional(),
  serverName: z.string().optional(),
  secondServer: z.string().optional(),
  connectTimeoutMs: z.int().min(100).max(60_000).default(3_000),
  operationTimeoutMs: z.int().min(100).max(60_000).default(8_000),
});
