import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { settingsList, withSettingsTable } from '../../infra/dev/settings-table.ts';

const page = readFileSync('docs/operate.md', 'utf8');
/** The formatter pads the columns. */
const unpadded = (text: string) => text.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---');

describe('the table of settings', () => {
  it('is what the schema says; run `npm run docs` after a change', () => {
    expect(unpadded(page)).toBe(unpadded(withSettingsTable(page)));
  });

  it('says of every setting what it means', () => {
    expect(settingsList().filter(({ meaning }) => meaning === '')).toEqual([]);
  });
});
