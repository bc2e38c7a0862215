// Writes dist/latchkey-teams-VERSION.zip, or the file it is given: the app to upload to Teams, with the ids of the settings.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAppPackage, standIns } from './app-package.ts';
import { readAppSettings } from './read-app-settings.ts';

const root = new URL('../../', import.meta.url);
const settingsFile = process.env['LATCHKEY_CONFIG'] ?? 'latchkey.config.json';

function refuse(...lines: readonly string[]): never {
  process.stderr.write(`${lines.join('\n')}\nNo package was written.\n`);
  process.exit(2);
}

if (!existsSync(settingsFile))
  refuse(
    `There are no settings at ${settingsFile}, and the package needs the id of your bot.`,
    'Copy docs/settings.example.json to latchkey.config.json and fill in its bot section, or set LATCHKEY_CONFIG.',
  );
const read = readAppSettings(readFileSync(settingsFile, 'utf8'));
if (!read.ok) refuse(`${settingsFile} cannot be used:`, ...read.problems.map((problem) => `  - ${problem}`));

const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string };
const parts = {
  manifest: readFileSync(new URL('manifest/manifest.json', root), 'utf8'),
  color: readFileSync(new URL('manifest/color.png', root)),
  outline: readFileSync(new URL('manifest/outline.png', root)),
};
const built = await buildAppPackage(parts, read.settings, version);
if (!built.ok) refuse('The manifest would not be valid:', ...built.problems.map((problem) => `  - ${problem}`));

const file = process.argv[2] ?? fileURLToPath(new URL(`dist/latchkey-teams-${version}.zip`, root));
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, built.zip);
process.stdout.write(
  `Wrote ${relative(process.cwd(), file)}: app ${built.teamsAppId} of bot ${read.settings.bot.appId}.\n`,
);

const missing = Object.keys(standIns).filter((name) => !(name in read.settings.teams));
if (missing.length > 0)
  process.stdout.write(
    `Teams will show stand-ins for ${missing.map((name) => `teams.${name}`).join(', ')}: add them to ${settingsFile} and run this again.\n`,
  );
