import { z } from 'zod';

/** How a server is recognised whose certificate is checked. */
const tls = {
  caFile: z
    .string()
    .optional()
    .describe('PEM file of the authority that issued its certificate; those the system trusts when left out'),
  certificateFile: z
    .string()
    .optional()
    .describe('PEM file with the certificate and the private key that Latchkey shows'),
};
const syslog = {
  kind: z.literal('syslog'),
  host: z.string().min(1).describe('The receiver; syslog (RFC 5424) over TLS, never in the clear'),
  port: z.int().min(1).max(65_535).default(6514).describe('Port of the receiver'),
  ...tls,
};
const httpsUrl = z.url({ protocol: /^https$/ });

export const auditSettings = z
  .strictObject({
    keyFile: z
      .string()
      .optional()
      .describe(
        'Ed25519 private key in PEM; `LATCHKEY_AUDIT_KEY` may hold it instead. Without a key no checkpoint is made',
      ),
    /** A secret of an Azure Key Vault that holds the same PEM; Latchkey reads it with its identity for Graph. */
    keyVault: z
      .strictObject({
        vaultUrl: httpsUrl.describe(
          'Azure Key Vault whose secret holds the same PEM; Latchkey reads it with its identity for Graph',
        ),
        secretName: z
          .string()
          .regex(/^[0-9A-Za-z-]{1,127}$/)
          .describe('Name of that secret'),
      })
      .optional(),
    origin: z
      .string()
      .regex(/^[^\s+]+$/u)
      .optional()
      .describe("Name of the log in its checkpoints; `latchkey/` and the tenant's id when left out"),
    checkpoints: z
      .string()
      .default('.latchkey/checkpoints')
      .describe('Directory for checkpoints. It protects only where whoever can change the database cannot write'),
    alsoPublish: z
      .array(
        z.discriminatedUnion('kind', [
          z.strictObject({
            kind: z.literal('blob'),
            containerUrl: httpsUrl.describe('Azure Blob container with an immutability policy'),
          }),
          z.strictObject(syslog),
          z.strictObject({
            kind: z.literal('teams'),
            conversationId: z.string().min(1).describe('Teams conversation that the notes are posted to'),
          }),
        ]),
      )
      .default([])
      .describe('More places: a checkpoint counts as published once all of them have it'),
    checkpointEvents: z.int().min(2).max(100_000).default(100).describe('A checkpoint is made after so many events'),
    checkpointMinutes: z.int().min(1).max(1_440).default(5).describe('and after so many minutes with an event'),
    keepDays: z
      .int()
      .min(1)
      .max(36_500)
      .optional()
      .describe('Payloads are removed after so many days; left out: they are kept for ever'),
    forward: z
      .discriminatedUnion('kind', [
        z.strictObject(syslog),
        z.strictObject({
          kind: z.literal('https'),
          url: httpsUrl.describe('Address that takes POST requests'),
          scheme: z
            .string()
            .regex(/^[A-Za-z0-9-]+$/)
            .default('Bearer')
            .describe('The word before the token in the header `Authorization`, such as `Bearer` or `Splunk`'),
          format: z
            .enum(['json-lines', 'json-array'])
            .default('json-lines')
            .describe('One record a line, or a JSON array'),
          ...tls,
        }),
      ])
      .optional()
      .describe('Where every record is sent to'),
  })
  .refine(({ keyFile, keyVault }) => keyFile === undefined || keyVault === undefined, {
    error: 'give keyFile or keyVault, not both',
  })
  .prefault({});
