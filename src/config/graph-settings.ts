import { z } from 'zod';

const application = {
  tenantId: z.guid().describe('The tenant of the application'),
  clientId: z.guid().describe('Application (client) id'),
};

export const graphSettings = z.strictObject({
  baseUrl: z.url().default('https://graph.microsoft.com').describe('Another address only in a national cloud'),
  credential: z
    .discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('managed-identity'),
        clientId: z.guid().optional().describe('Left out: the system-assigned identity'),
      }),
      z.strictObject({
        kind: z.literal('client-certificate'),
        ...application,
        certificatePath: z.string().describe('PEM file with the certificate and its private key'),
      }),
      z.strictObject({ kind: z.literal('client-secret'), ...application }),
    ])
    .describe('How Latchkey proves itself to Microsoft Graph'),
  readRisk: z
    .boolean()
    .default(false)
    .describe('Reads the user risk; needs `IdentityRiskyUser.Read.All` and Entra ID P2'),
  cloudOnlyResets: z
    .boolean()
    .default(false)
    .describe('Resets accounts that are in Entra ID alone, there; needs a permission to write'),
  timeoutMs: z
    .int()
    .min(100)
    .max(60_000)
    .default(8_000)
    .describe('Milliseconds for one answer, waits for a throttled one included'),
});
