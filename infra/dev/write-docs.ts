// Writes the parts of docs/ that come from the code: the causes, and the table of settings.
import { readFileSync, writeFileSync } from 'node:fs';
import { renderCausesPage } from '../../src/core/findings/causes-page.ts';
import { withSettingsTable } from './settings-table.ts';

const page = (name: string) => new URL(`../../docs/${name}`, import.meta.url);

writeFileSync(page('causes.md'), renderCausesPage());
writeFileSync(page('operate.md'), withSettingsTable(readFileSync(page('operate.md'), 'utf8')));
