import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest';
import { strToU8, zipSync } from 'fflate';
import type { AppSettings } from './read-app-settings.ts';
import { teamsAppIdOf } from './teams-app-id.ts';

/** What lies in `manifest/`, with `${{NAME}}` where the installation's own values go. */
export interface AppParts {
  readonly manifest: string;
  readonly color: Uint8Array;
  readonly outline: Uint8Array;
}

export type AppPackage =
  | { readonly ok: true; readonly zip: Uint8Array; readonly teamsAppId: string }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Shown to people who open the app's page in Teams; a package with these works, but tells them nothing true. */
export const standIns = {
  organisation: 'Latchkey',
  websiteUrl: 'https://example.com/latchkey',
  privacyUrl: 'https://example.com/latchkey/privacy',
  termsOfUseUrl: 'https://example.com/latchkey/terms',
};

/** A zip of the same bytes for the same input. Nothing is packed that the schema of the manifest does not allow. */
export async function buildAppPackage(
  parts: AppParts,
  { bot, teams }: AppSettings,
  version: string,
): Promise<AppPackage> {
  const teamsAppId = teams.appId ?? teamsAppIdOf(bot.appId);
  const values: Readonly<Record<string, string>> = {
    VERSION: version,
    TEAMS_APP_ID: teamsAppId,
    BOT_APP_ID: bot.appId,
    ORGANISATION: teams.organisation ?? standIns.organisation,
    WEBSITE_URL: teams.websiteUrl ?? standIns.websiteUrl,
    PRIVACY_URL: teams.privacyUrl ?? standIns.privacyUrl,
    TERMS_OF_USE_URL: teams.termsOfUseUrl ?? standIns.termsOfUseUrl,
  };
  const manifest = JSON.parse(parts.manifest, (_key, value: unknown) =>
    typeof value === 'string' ? fill(value, values) : value,
  ) as TeamsManifest;
  const text = `${JSON.stringify(manifest, undefined, 2)}\n`;
  const unfilled = [...new Set(text.match(/\$\{\{[^}]*\}\}/g))].map((name) => `manifest.json: nothing fills ${name}`);
  const problems = [...unfilled, ...(await AppManifestUtils.validateAgainstSchema(manifest))];
  if (problems.length > 0) return { ok: false, problems };
  const files = { 'manifest.json': strToU8(text), 'color.png': parts.color, 'outline.png': parts.outline };
  return { ok: true, zip: zipSync(files, { mtime: new Date(1980, 0, 1) }), teamsAppId };
}

const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\$\{\{(\w+)\}\}/g, (placeholder, name: string) => values[name] ?? placeholder);
