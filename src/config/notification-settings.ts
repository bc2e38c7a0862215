import { z } from 'zod';

/** Left out: owners are told nothing by Latchkey, and the transcript says so. */
export const notificationSettings = z
  .strictObject({
    /** Mail to the owner of an account whose password was reset. */
    mail: z
      .strictObject({
        sender: z.email().describe('The mailbox that sends; the only one for which Latchkey needs `Mail.Send`'),
        language: z.enum(['en', 'de', 'fr', 'es']).default('en').describe('Language of the mail'),
        contact: z
          .string()
          .trim()
          .min(1)
          .max(500)
          .describe('In your own words: what to do, and whom to call, for somebody who did not ask for the reset'),
        otherMails: z
          .boolean()
          .default(false)
          .describe('Writes to the addresses that people gave for themselves (`otherMails`) as well'),
      })
      .optional(),
  })
  .prefault({});
