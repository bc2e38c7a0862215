import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest';
import { strFromU8, unzipSync } from 'fflate';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildAppPackage, type AppParts } from '../../infra/teams/app-package.ts';
import { readAppSettings, type AppSettings } from '../../infra/teams/read-app-settings.ts';
import { recognise } from '../../src/language/recognise.ts';

const repository = new URL('../../', import.meta.url);
const parts: AppParts = {
  manifest: readFileSync(new URL('manifest/manifest.json', repository), 'utf8'),
  color: readFileSync(new URL('manifest/color.png', repository)),
  outline: readFileSync(new URL('manifest/outline.png', repository)),
};
const botAppId = '9f3d1c5a-0b7e-4c55-8f0e-5b8d0a1c2e3f';

const settingsWith = (teams: object = {}): AppSettings => {
  const bot = { appId: botAppId, tenantId: '7f000001-1111-4111-8111-000000000001', approvalsConversationId: '19:a' };
  const read = readAppSettings(JSON.stringify({ bot, teams, anythingElse: true }));
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.settings;
};

interface Manifest {
  readonly manifestVersion: string;
  readonly id: string;
  readonly version: string;
  readonly developer: Readonly<Record<string, string>>;
  readonly icons: { readonly color: string; readonly outline: string };
  readonly bots: readonly {
    readonly botId: string;
    readonly scopes: readonly string[];
    readonly commandLists: readonly {
      readonly scopes: readonly string[];
      readonly commands: readonly { readonly title: string; readonly description: string }[];
    }[];
  }[];
}

async function packageWith(teams: object = {}, changed: Partial<AppParts> = {}) {
  const built = await buildAppPackage({ ...parts, ...changed }, settingsWith(teams), '1.2.3');
  if (!built.ok) return { problems: built.problems };
  const files = unzipSync(built.zip);
  const text = strFromU8(files['manifest.json'] ?? new Uint8Array());
  return { zip: built.zip, files, text, manifest: JSON.parse(text) as Manifest };
}

const packaged = await packageWith();
const manifest = packaged.manifest as Manifest;
const commandLists = manifest.bots.flatMap((bot) => bot.commandLists);

describe('the app package', () => {
  it('holds the manifest and the two icons it names at the root of the zip, and nothing else', () => {
    expect(Object.keys(packaged.files ?? {}).toSorted()).toEqual(
      ['manifest.json', manifest.icons.color, manifest.icons.outline].toSorted(),
    );
  });

  it("is filled with the settings' ids and the version of the program", () => {
    expect([manifest.bots[0]?.botId, manifest.version, packaged.text]).toEqual([
      botAppId,
      '1.2.3',
      expect.not.stringContaining('${{'),
    ]);
  });

  it('passes the schema that it names, without network', async () => {
    expect(await AppManifestUtils.validateAgainstSchema(manifest as unknown as TeamsManifest)).toEqual([]);
  });

  it('names the lowest version of the schema that allows what it uses', async () => {
    const schemas = join(dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest')), 'json-schemas');
    const lower = readdirSync(join(schemas, 'teams'))
      .filter((name) => /^v1\.\d+$/.test(name))
      .map((name) => name.slice(1))
      .filter((version) => Number(version.slice(2)) < Number(manifest.manifestVersion.slice(2)));

    const problems = await Promise.all(
      lower.map((version) => {
        const $schema = `https://developer.microsoft.com/en-us/json-schemas/teams/v${version}/MicrosoftTeams.schema.json`;
        const older = { ...manifest, manifestVersion: version, $schema };
        return AppManifestUtils.validateAgainstSchema(older as unknown as TeamsManifest);
      }),
    );

    expect(lower).toContain('1.4');
    expect(problems.filter((found) => found.length === 0)).toEqual([]);
  });

  it('asks for no permission, no domain, no tab and no access to files or messages', () => {
    expect(Object.keys(manifest).toSorted()).toEqual(
      '$schema accentColor bots description developer icons id manifestVersion name validDomains version'.split(' '),
    );
    expect(manifest).toMatchObject({ validDomains: [], bots: [{ supportsFiles: false, isNotificationOnly: false }] });
  });

  it('has the same id in Teams from version to version, and another one for another bot', async () => {
    const again = await buildAppPackage(parts, settingsWith(), '2.0.0');
    const other = { ...settingsWith(), bot: { ...settingsWith().bot, appId: '11111111-2222-4333-8444-555555555555' } };
    const others = await buildAppPackage(parts, other, '1.2.3');

    expect(manifest.id).toBe('3ab3813a-d23c-5530-b2ea-832ee299512f');
    expect([again.ok && again.teamsAppId, others.ok && others.teamsAppId]).toEqual([
      manifest.id,
      expect.not.stringMatching(manifest.id),
    ]);
  });

  it('takes the id and the pages of the organisation from the settings, whatever characters they hold', async () => {
    const teams = {
      appId: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
      organisation: 'Müller "& Söhne" \\ ${{X}}'.slice(0, 22),
      websiteUrl: 'https://intranet.contoso.com/helpdesk',
      privacyUrl: 'https://intranet.contoso.com/privacy',
      termsOfUseUrl: 'https://intranet.contoso.com/terms',
    };

    expect((await packageWith(teams)).manifest).toMatchObject({
      id: teams.appId,
      developer: {
        name: teams.organisation,
        websiteUrl: teams.websiteUrl,
        privacyUrl: teams.privacyUrl,
        termsOfUseUrl: teams.termsOfUseUrl,
      },
    });
  });

  it('is the same, byte for byte, for the same settings', async () => {
    expect(Buffer.from((await packageWith()).zip ?? []).equals(packaged.zip ?? Buffer.of(1))).toBe(true);
  });

  it('is not made while a placeholder has no value', async () => {
    expect(await packageWith({}, { manifest: parts.manifest.replace('${{VERSION}}', '${{RELEASE}}') })).toEqual({
      problems: expect.arrayContaining(['manifest.json: nothing fills ${{RELEASE}}']),
    });
  });

  it('is not made when the schema refuses the manifest', async () => {
    const wrong = parts.manifest.replace('"personal"', '"copilot"');

    expect(await packageWith({}, { manifest: wrong })).toEqual({
      problems: expect.arrayContaining([expect.stringContaining('/bots/0/scopes/0')]),
    });
  });
});

describe('the command lists', () => {
  it('are one for the personal chat and one for teams and group chats, within what Teams takes', () => {
    expect(commandLists.map(({ scopes }) => scopes)).toEqual([['personal'], ['team', 'groupChat']]);
    for (const { commands } of commandLists) {
      expect(commands.length).toBeLessThanOrEqual(10);
      for (const { title, description } of commands)
        expect([title, title.length <= 32, description.length <= 128]).toEqual([title, true, true]);
    }
  });

  it('offer only what the bot understands as it stands in the description', () => {
    const offered = commandLists.flatMap(({ commands }) =>
      commands.map(({ title, description }) => {
        const example = description.split(':')[0] ?? '';
        expect(example.startsWith(title)).toBe(true);
        return [title, recognise({ text: example }).intent];
      }),
    );

    expect(Object.fromEntries(offered)).toEqual({
      "why can't": 'diagnose',
      'check sync status for': 'sync',
      'reset password for': 'reset',
      unlock: 'unlock',
      'show approvals': 'approvals',
      audit: 'audit',
      help: 'help',
    });
  });

  it('do not offer a change where others read along', () => {
    const inPublic = commandLists.filter(({ scopes }) => !scopes.includes('personal'));

    expect(
      inPublic
        .flatMap(({ commands }) => commands.map(({ title }) => title))
        .filter((title) => /reset|unlock/.test(title)),
    ).toEqual([]);
  });
});
