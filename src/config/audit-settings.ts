import { z } from 'zod';

export const auditSettings = z
  .strictObject({
    /** Ed25519 private key in PEM; `LATCHKEY_AUDIT_KEY` may hold it instead. Without a key no checkpoint is made. */
    keyFile: z.string().optional(),
    /** Name of the log in its checkpoints; `latchkey/` and the tenant's id when left out. */
    origin: z
      .string()
      .regex(/^[^\s+]+$/u)
      .optional(),
    /** Directory for checkpoints. It protects only where whoever can change the database cannot write. */
    checkpoints: z.string().default('.latchkey/checkpoints'),
    checkpointEvents: z.int().min(2).max(100_000).default(100),
    checkpointMinutes: z.int().min(1).max(1_440).default(5),
    /** Payloads are removed after so many days; left out: they are kept for ever. */
    keepDays: z.int().min(1).max(36_500).optional(),
  })
  .prefault({});
