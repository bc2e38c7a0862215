import { benchAudit } from './audit.ts';
import { benchCore } from './core.ts';
import { benchLanguage } from './language.ts';
import { benchTurn } from './turn.ts';

/** `npm run bench` runs all of them, `npm run bench -- core` one. Figures are ratios against a baseline of the same run. */
const benches: Readonly<Record<string, () => Promise<void>>> = {
  core: benchCore,
  language: benchLanguage,
  audit: benchAudit,
  turn: benchTurn,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`No bench called ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n== ${name}`);
  await bench();
}
