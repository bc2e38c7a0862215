import { z } from 'zod';

const page = z.url({ protocol: /^https$/ }).max(2048);

/** What Teams shows of the app; read by `npm run package:teams` alone. */
export const teamsSettings = z
  .strictObject({
    appId: z
      .guid()
      .optional()
      .describe(
        "Id of the app in Teams. Left out: it is made from the bot's id, and so stays the same from version to version",
      ),
    organisation: z.string().min(1).max(32).optional().describe('Who Teams names as the maker of the app'),
    websiteUrl: page.optional().describe('Where Teams sends people who ask about the app'),
    privacyUrl: page.optional().describe('Your privacy statement'),
    termsOfUseUrl: page.optional().describe('Your terms of use'),
  })
  .prefault({});
