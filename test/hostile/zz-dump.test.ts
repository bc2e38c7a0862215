import { readFileSync } from 'node:fs';
import { it } from 'vitest';
import { startConnectorDouble } from '../bot/connector-double.ts';
import { runLine } from './run-line.ts';
it('dump', async () => {
  const c = await startConnectorDouble();
  for (const l of readFileSync(process.env['F'] ?? 'test/fixtures/hostile.jsonl', 'utf8')
    .trim()
    .split('\n')
    .map((x) => JSON.parse(x))) {
    const o: any = await runLine(l, c);
    for (const k of ['log', 'transcript', 'card', 'audit']) delete o[k];
    o['card.text'] = o['card.text'].slice(0, 150);
    console.log(
      l.id,
      l.kind,
      JSON.stringify(l.input).slice(0, 70),
      '=>',
      JSON.stringify(
        Object.fromEntries(
          Object.entries(o).filter(
            ([, v]) => v !== false && v !== 0 && v !== null && v !== '' && !(Array.isArray(v) && !v.length),
          ),
        ),
      ),
    );
  }
  await c.close();
}, 120000);
