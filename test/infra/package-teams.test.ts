import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { goodSettings } from '../main/settings.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const script = join(repository, 'infra/teams/package-teams.ts');
const example = readFileSync(join(repository, 'docs/settings.example.json'), 'utf8');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-teams-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function packageWith(settings?: string, env: Readonly<Record<string, string>> = {}) {
  if (settings !== undefined) writeFileSync(join(folder, 'latchkey.config.json'), settings);
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, join(folder, 'out', 'app.zip')], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr, written: existsSync(join(folder, 'out', 'app.zip')) };
}

describe('npm run package:teams', () => {
  it('writes the package without any secret at hand, and says what people will see in Teams', () => {
    expect(packageWith(JSON.stringify(goodSettings))).toEqual({
      status: 0,
      written: true,
      stdout: [
        `Wrote ${join('out', 'app.zip')}: app 3ab3813a-d23c-5530-b2ea-832ee299512f of bot ${goodSettings.bot.appId}.`,
        'Teams will show stand-ins for teams.organisation, teams.websiteUrl, teams.privacyUrl, teams.termsOfUseUrl: add them to latchkey.config.json and run this again.',
        '',
      ].join('\n'),
      stderr: '',
    });
  });

  it('takes the example once the id of the bot is filled in', () => {
    const filledIn = example.replace('00000000-0000-4000-8000-000000000001', goodSettings.bot.appId);

    expect(packageWith(filledIn)).toMatchObject({
      status: 0,
      written: true,
      stdout: expect.not.stringMatching(/stand-ins/),
    });
  });

  it.each([
    ['there are no settings', undefined, /There are no settings at latchkey\.config\.json/],
    ['they still have the id of the example', example, /bot\.appId: this is the id of the example/],
    ['they are no JSON', '{', /not valid JSON/],
    ['they name no bot', '{}', /- bot: /],
    [
      'a page is not served over HTTPS',
      JSON.stringify({ ...goodSettings, teams: { websiteUrl: 'http://contoso.com' } }),
      /- teams\.websiteUrl: /,
    ],
  ])('writes nothing when %s', (_what, settings, problem) => {
    const { status, written, stderr } = packageWith(settings);

    expect([status, written]).toEqual([2, false]);
    expect(stderr).toMatch(problem);
    expect(stderr).toMatch(/No package was written\.\n$/);
  });

  it('says which settings it looked for when they were named', () => {
    expect(packageWith(undefined, { LATCHKEY_CONFIG: '/nowhere/settings.json' }).stderr).toContain(
      '/nowhere/settings.json',
    );
  });
});
