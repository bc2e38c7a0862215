import type { AccountFacts } from '../facts.ts';
import { unavailable } from '../reading.ts';
import { readSituation } from '../situation.ts';
import { defaultThresholds } from '../thresholds.ts';
import { catalogue } from './catalogue.ts';
import { remediesOf, type Cause } from './cause.ts';
import type { Blocks, Remedy } from './finding.ts';

const effects: Readonly<Record<Blocks, string>> = {
  ok: 'nothing is wrong',
  both: 'stops sign-in on both sides',
  cloud: 'stops or endangers the cloud side',
  onprem: 'stops the on-premises side',
  interrupt: 'asks the person for something',
  caveat: 'worth knowing, stops nothing',
  info: 'for information, stops nothing',
  unknown: 'a fact is missing',
};

/** Writes the page of all causes as Markdown. The catalogue is the only source: nothing on the page is written by hand. */
export function renderCausesPage(causes: readonly Cause[] = catalogue): string {
  return [
    '# Causes',
    '',
    'Every cause that Latchkey can name, in the order in which an answer lists them. Written by',
    '`npm run docs` from `src/core/findings/`: change the definitions, not this page.',
    '',
    'Commands are printed for an administrator. Latchkey runs none of them.',
    '',
    '| rank | code | title | effect |',
    '| --- | --- | --- | --- |',
    ...causes.map((c) => `| ${c.rank} | [\`${c.code}\`](#${c.code}) | ${cell(c.title)} | ${effects[c.blocks]} |`),
    ...causes.flatMap(sectionOf),
    '',
  ].join('\n');
}

function sectionOf(cause: Cause): readonly string[] {
  return [
    '',
    `## ${cause.code}`,
    '',
    `**${cause.title}** (rank ${cause.rank}, ${effects[cause.blocks]})`,
    '',
    `To the person: ${cause.meaning}`,
    '',
    `Holds when: ${cause.when}`,
    '',
    ...remediesOf(cause, someAccount).flatMap(remedyLines),
    '',
    `Source: ${cause.reference}`,
  ];
}

function remedyLines(remedy: Remedy, at: number): readonly string[] {
  const risk = remedy.risk === undefined ? '' : ` Risk: ${remedy.risk}`;
  const item = `${at + 1}. ${remedy.who}, ${remedy.where}: ${remedy.action}${risk}`;
  if (remedy.command === undefined) return [item];
  return [item, '', '   ```powershell', ...remedy.command.split('\n').map((line) => `   ${line}`), '   ```', ''];
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** Nobody in particular, so that commands show where a name goes. */
const nobody: AccountFacts = {
  now: new Date(0),
  ad: unavailable('not-asked'),
  entra: unavailable('not-asked'),
  signIns: unavailable('not-asked'),
  tenant: {
    adReachable: true,
    graphReachable: true,
    features: {},
    featuresKnown: false,
    customSyncRules: [],
    declarations: {},
  },
};
const someAccount = readSituation(nobody, defaultThresholds);
