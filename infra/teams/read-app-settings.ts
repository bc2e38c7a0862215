import { z } from 'zod';
import { botSettings } from '../../src/config/bot-settings.ts';
import { teamsSettings } from '../../src/config/teams-settings.ts';

/** The rest of the settings is not looked at, and no secret is needed: who packages the app need not run it. */
const schema = z.looseObject({ bot: botSettings, teams: teamsSettings });

export type AppSettings = Pick<z.infer<typeof schema>, 'bot' | 'teams'>;

export type AppSettingsResult =
  { readonly ok: true; readonly settings: AppSettings } | { readonly ok: false; readonly problems: readonly string[] };

/** The bot's id in docs/settings.example.json: whoever still has it has not filled in their own. */
const exampleBotAppId = '00000000-0000-4000-8000-000000000001';

/** What the app package needs of the settings, or everything that is wrong with it. */
export function readAppSettings(text: string): AppSettingsResult {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { ok: false, problems: [`it is not valid JSON: ${error instanceof Error ? error.message : String(error)}`] };
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success)
    return { ok: false, problems: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) };
  if (parsed.data.bot.appId === exampleBotAppId)
    return { ok: false, problems: ['bot.appId: this is the id of the example; put in the one of your Azure Bot'] };
  return { ok: true, settings: parsed.data };
}
