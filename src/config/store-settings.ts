import { z } from 'zod';

/** `{ "file": ... }` alone means SQLite. The address of PostgreSQL holds a password: LATCHKEY_DATABASE_URL. */
export const storeSettings = z
  .preprocess(
    withKind,
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('sqlite'),
        file: z
          .string()
          .min(1)
          .default('.latchkey/latchkey.sqlite')
          .describe('The database file; its folder is made when it is missing'),
      }),
      z.strictObject({ kind: z.literal('postgres') }),
    ]),
  )
  .prefault({})
  .describe('SQLite in one file for one process, or PostgreSQL for several');

function withKind(settings: unknown): unknown {
  return typeof settings === 'object' && settings !== null && !Array.isArray(settings)
    ? { kind: 'sqlite', ...settings }
    : settings;
}
