import { z } from 'zod';

const page = z.url({ protocol: /^https$/ }).max(2048);

/** What Teams shows of the app; read by `npm run package:teams` alone. */
export const teamsSettings = z
  .strictObject({
    /** Id of the app in Teams. Left out: it is made from the bot's id, and so stays the same from version to version. */
    appId: z.guid().optional(),
    organisation: z.string().min(1).max(32).optional(),
    websiteUrl: page.optional(),
    privacyUrl: page.optional(),
    termsOfUseUrl: page.optional(),
  })
  .prefault({});
