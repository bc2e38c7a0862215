import { describe, expect, it } from 'vitest';
import { stringsIn } from '../cards/walk.ts';
import { jsonLines, runLatchkey } from './run-latchkey.ts';

const play = async (...steps: readonly object[]) => {
  const input = steps.map((step) => JSON.stringify(step)).join('\n');
  const ran = await runLatchkey(['lab', '--script', '-'], { input });
  return { ...ran, lines: jsonLines(ran.out) };
};
const textOf = (lines: readonly object[]): string => stringsIn(lines).join('\n');
const form = { reason: 'forgot it', ticket: 'INC0012346', verification: 'call-back' };

describe('latchkey lab --script', { timeout: 60_000 }, () => {
  it('plays the three intents through the whole bot', async () => {
    const { status, error, lines } = await play(
      { as: 'amara', say: "why can't Lena Fischer sign in" },
      { as: 'amara', say: 'check sync status for Quentin Moreau' },
      { as: 'amara', say: 'reset Samuel Adeyemi with force change' },
    );
    const answer = (line: number): string => textOf(lines.filter((each) => each['line'] === line));

    expect([status, error]).toEqual([0, '']);
    expect(answer(1)).toMatch(/locked/i);
    expect(answer(2)).toContain('Quentin Moreau');
    expect(answer(3)).toContain('What will happen');
  });

  it.each([
    ['in AD', 'Samuel Adeyemi', 'changed in Active Directory'],
    ['in Entra ID, of an account that is there alone', 'willa.chen@northwind.example', 'changed in Entra ID'],
  ])('plays a whole reset %s, whose password is in the one answer and in no message', async (_where, who, changed) => {
    const { status, lines } = await play(
      { as: 'amara', say: `reset ${who} with force change` },
      { as: 'amara', press: 'request.submit', values: form },
      { as: 'chandra', press: 'request.approve' },
      { as: 'amara', press: 'request.perform' },
      { as: 'amara', press: 'request.reissue' },
    );
    const passwordIn = (text: string): string | undefined =>
      /\b[A-Z][a-z2-9]{4}(?:-[A-Z][a-z2-9]{4}){2,}/.exec(text)?.[0];
    const answers = lines.filter(({ kind }) => kind === 'answered').map((each) => passwordIn(textOf([each])));
    const messages = textOf(lines.filter(({ kind }) => kind !== 'answered'));

    expect(status).toBe(0);
    expect(answers.map((password) => password !== undefined)).toEqual([false, false, true, true]);
    expect(answers[2]).not.toBe(answers[3]);
    expect(passwordIn(messages)).toBeUndefined();
    expect(messages).toContain(changed);
  });

  it('goes on after a line it cannot play, and ends with 2', async () => {
    const { status, lines } = await play({ as: 'nobody', say: 'hi' }, { as: 'amara', say: 'help' });

    expect(status).toBe(2);
    expect(lines[0]).toMatchObject({ line: 1, error: expect.stringContaining('Nobody called "nobody"') });
    expect(lines.some(({ line, kind }) => line === 2 && kind === 'posted')).toBe(true);
  });
});
