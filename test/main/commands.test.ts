import { describe, expect, it } from 'vitest';
import { jsonLines, runLatchkey } from './run-latchkey.ts';
import { goodSecrets, goodSettings } from './settings.ts';

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

describe('the commands that read a live account', { timeout }, () => {
  it('answer about a persona of the lab, where there are no settings, and say on the side that it is the lab', async () => {
    const [explained, synced] = await Promise.all([
      runLatchkey(['explain', 'lfischer', '--json']),
      runLatchkey(['sync', 'priya.nair@northwind.example', '--json']),
    ]);

    expect([explained.status, jsonLines(explained.out)[0]?.['causes']]).toEqual([0, ['ad-account-locked']]);
    expect([synced.status, jsonLines(synced.out)[0]?.['kind']]).toEqual([0, 'pending']);
    expect(explained.error).toMatch(/^LAB: /);
  });

  it('give the same causes from a snapshot as from the account, and the snapshot holds no secret', async () => {
    const snapshot = await runLatchkey(['snapshot', 'lfischer']);
    const explained = await runLatchkey(['explain', '--snapshot', '-', '--json'], { input: snapshot.out });

    expect([explained.status, jsonLines(explained.out)[0]?.['causes']]).toEqual([0, ['ad-account-locked']]);
    expect(Object.keys(jsonLines(snapshot.out)[0]?.['ad'] as object)).not.toContain('unicodePwd');
    expect(snapshot.out).not.toMatch(/bearer|eyJ|supplementalCredentials|dBCSPwd|ntSecurityDescriptor/i);
  });

  it.each([
    ['nobody', 'nobodyatall', /Neither directory knows/],
    ['two people', 'Jane Cooper', /jane\.cooper@.*\n.*jane\.cooper2@/],
  ])('answer no, 1, for a name that %s bear', async (_who, name, words) => {
    const ran = await runLatchkey(['explain', name]);

    expect([ran.status, ran.out]).toEqual([1, '']);
    expect(ran.error).toMatch(words);
  });

  it.each(['explain', 'sync', 'snapshot'])('%s ends with 3 when the directories cannot be reached', async (command) => {
    const settings = {
      ...goodSettings,
      ad: { ...goodSettings.ad, servers: ['127.0.0.1:1'] },
      graph: { ...goodSettings.graph, baseUrl: 'http://127.0.0.1:1' },
    };
    const ran = await runLatchkey([command, 'jdoe'], { settings, env: goodSecrets });

    expect([ran.status, ran.out]).toEqual([3, '']);
    expect(ran.error).toContain('Active Directory and Microsoft Entra ID could not be read: this is no proof');
    expect(ran.error).not.toMatch(/bind-secret-71|bot-secret-72/);
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
