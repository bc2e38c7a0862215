import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startConnectorDouble, type ConnectorDouble } from '../bot/connector-double.ts';
import type { HostileLine } from './line.ts';
import { evaluate } from './predicates.ts';
import { runLine } from './run-line.ts';

let connector: ConnectorDouble;
beforeAll(async () => {
  connector = await startConnectorDouble();
});
afterAll(() => connector.close());

const own = new URL('../fixtures/hostile-own.jsonl', import.meta.url);
const files: Readonly<Record<string, URL | string>> = {
  'the fixture': new URL('../fixtures/hostile.jsonl', import.meta.url),
  'our own inputs': own,
  // More lines of the same form, from anywhere.
  ...(process.env['LATCHKEY_HOSTILE_FILE'] && { LATCHKEY_HOSTILE_FILE: process.env['LATCHKEY_HOSTILE_FILE'] }),
};

for (const [name, file] of Object.entries(files)) {
  describe(`hostile input of ${name}`, () => {
    it.each(linesOf(file))('$id, $kind: $why', async (line) => {
      const observation = await runLine(line, connector);

      expect(evaluate(line.expected, { ...observation }).failed).toStrictEqual([]);
    });
  });
}

function linesOf(file: URL | string): readonly HostileLine[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as HostileLine]));
}
