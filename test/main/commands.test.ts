import { describe, expect, it } from 'vitest';
import { jsonLines, runLatchkey } from './run-latchkey.ts';

const timeout = 30_000;
const healthy = { id: 'good', ad: null, entra: null, tenant: {}, signIns: [], now: '2026-11-21T10:00:00Z' };

describe('latchkey explain --snapshot', { timeout }, () => {
  it('answers the good lines, says what is wrong with the others by number, and ends with 2', async () => {
    const input = [
      JSON.stringify(healthy),
      'not json',
      '',
      '[]',
      '{"id":"x"}',
      JSON.stringify({ ...healthy, id: 'last' }),
    ];
    const ran = await runLatchkey(['explain', '--snapshot', '-', '--json'], { input: input.join('\n') });

    expect(jsonLines(ran.out).map(({ id }) => id)).toEqual(['good', 'last']);
    expect(ran.error.match(/^line \d+/gm)).toEqual(['line 2', 'line 4', 'line 5']);
    expect(ran.status).toBe(2);
  });

  it('keeps to its contract for a line that is good, and ends with 0', async () => {
    const ran = await runLatchkey(['explain', '--snapshot', '-', '--json'], { input: JSON.stringify(healthy) });
    const [line = {}] = jsonLines(ran.out);

    expect([ran.status, ran.error]).toEqual([0, '']);
    expect(line).toMatchObject({
      id: 'good',
      causes: expect.any(Array),
      effect: { onprem: expect.any(String), cloud: expect.any(String) },
    });
    expect(Object.keys((line['findings'] as object[])[0] ?? {})).toEqual(
      expect.arrayContaining(['code', 'blocks', 'title', 'evidence', 'remedy', 'reference']),
    );
  });

  it('of a file that is not there is wrong usage', async () => {
    const ran = await runLatchkey(['explain', '--snapshot', 'missing.jsonl']);

    expect([ran.status, ran.out]).toEqual([2, '']);
    expect(ran.error).toContain('There is no file missing.jsonl');
  });

  it('of nothing prints nothing', async () => {
    expect(await runLatchkey(['explain', '--snapshot', '-', '--json'])).toEqual({ status: 0, out: '', error: '' });
  });
});

describe('latchkey recognise', { timeout }, () => {
  it('says per line what is asked for, and which lines are no messages', async () => {
    const input = [
      '{"id":1,"text":"reset jdoe, INC0012345"}',
      '{"id":2}',
      '{"id":3,"text":"unlock asmith","entities":"x"}',
    ];
    const ran = await runLatchkey(['recognise', '--json'], { input: input.join('\n') });

    expect(jsonLines(ran.out)).toMatchObject([
      { id: 1, intent: 'reset', targets: [{ kind: 'sam', value: 'jdoe' }], ticket: 'INC0012345' },
      { id: 3, intent: 'unlock', targets: [{ kind: 'sam', value: 'asmith' }] },
    ]);
    expect([ran.status, ran.error.trim()]).toEqual([
      2,
      'line 2: not a JSON object with a string "text"; nothing was recognised for it',
    ]);
  });
});

describe('latchkey', { timeout }, () => {
  it.each([[['frobnicate']], [['explain']], [['lab']], [['explain', '--nonsense']]])(
    '%j is wrong usage: 2, and nothing on the standard output',
    async (args) => {
      const ran = await runLatchkey(args);

      expect([ran.status, ran.out, ran.error === '']).toEqual([2, '', false]);
    },
  );

  it('--help lists the commands and ends with 0', async () => {
    const ran = await runLatchkey(['--help']);

    expect([ran.status, ran.error]).toEqual([0, '']);
    expect(ran.out).toMatch(/explain.*snapshot.*sync.*recognise.*lab/s);
  });
});
