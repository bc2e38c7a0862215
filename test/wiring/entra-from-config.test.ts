import { readFileSync } from 'node:fs';
import pino from 'pino';
import { expect, it } from 'vitest';
import { readConfig, type Config } from '../../src/config.ts';
import { openEntraChanges } from '../../src/wiring/entra-from-config.ts';

const example = readFileSync(new URL('../../docs/settings.example.json', import.meta.url), 'utf8');
const log = pino({ level: 'silent' });

/** The example with other settings of Graph. */
function configWith(graph: object): Config {
  const settings = JSON.parse(example) as { graph: { cloudOnlyResets?: boolean } };
  const { cloudOnlyResets: _shown, ...rest } = settings.graph;
  const credential = { kind: 'managed-identity' };
  const read = readConfig(JSON.stringify({ ...settings, graph: { ...rest, credential, ...graph } }), {
    LATCHKEY_AD_BIND_PASSWORD: 'x',
    LATCHKEY_BOT_CLIENT_SECRET: 'x',
  });
  if (!read.ok) throw new Error(read.problems.join());
  return read.config;
}

it.each([
  ['is not there unless the settings say so, because it needs a permission to write', {}, false],
  ['is not there when it is switched off', { cloudOnlyResets: false }, false],
  ['is there when it is switched on', { cloudOnlyResets: true }, true],
])('what changes Entra ID %s', (_what, graph, expected) => {
  expect(openEntraChanges(configWith(graph), log) !== undefined).toBe(expected);
});
