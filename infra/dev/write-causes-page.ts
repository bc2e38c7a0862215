import { writeFileSync } from 'node:fs';
import { renderCausesPage } from '../../src/core/findings/causes-page.ts';

writeFileSync(new URL('../../docs/causes.md', import.meta.url), renderCausesPage());
