import { z } from 'zod';

export const adSettings = z.strictObject({
  servers: z
    .array(z.string().min(1))
    .min(1)
    .describe('Domain controllers, DNS names with an optional port; asked in this order when one does not answer'),
  baseDn: z.string().min(1).describe('Distinguished name of the domain'),
  bindDn: z
    .string()
    .min(1)
    .describe('The service account: distinguished name, UPN or DOMAIN\\account. It is protected from itself'),
  transport: z
    .enum(['ldaps', 'starttls'])
    .default('ldaps')
    .describe('Both are encrypted; nothing is sent in the clear'),
  caFile: z.string().optional().describe('PEM file with the issuing CA, where the system does not know it'),
  serverName: z
    .string()
    .optional()
    .describe('The name the certificate is checked against, where it differs from the address'),
  secondServer: z
    .string()
    .optional()
    .describe('A second domain controller that is asked to compare, so that slow replication shows'),
  delegatedOus: z
    .array(z.string().min(1))
    .default([])
    .describe(
      'Distinguished names of the OUs in which the service account may reset passwords: for `doctor` and `audit reconcile`',
    ),
  connectDc: z
    .string()
    .min(1)
    .optional()
    .describe(
      'DNS name of the domain controller that Entra Connect reads, as seen on the Connect server: for `doctor`',
    ),
  connectTimeoutMs: z.int().min(100).max(15_000).default(3_000).describe('Milliseconds for a connection, TLS and bind'),
  operationTimeoutMs: z.int().min(100).max(15_000).default(8_000).describe('Milliseconds for one question or change'),
});
