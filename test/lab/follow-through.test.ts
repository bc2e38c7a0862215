import { expect, it, onTestFinished, vi } from 'vitest';
import { runScript } from '../../src/lab/run-script.ts';
import { startLabApp } from '../../src/lab/start-lab-app.ts';

const form = { reason: 'forgot it', ticket: 'INC0012346', verification: 'call-back', forceChange: 'false' };
const script = [
  { as: 'amara', say: 'reset Samuel Adeyemi' },
  { as: 'amara', press: 'request.submit', values: form },
  { as: 'chandra', press: 'request.approve' },
  { as: 'amara', press: 'request.perform' },
].map((step) => JSON.stringify(step));

/** The whole bot with its own jobs; they look at the clock every five seconds. */
it(
  'a reset is followed, told to the requester and to the owner, and shown on the approvers’ card',
  { timeout: 60_000 },
  async () => {
    let late = 0;
    const now = (): Date => new Date(Date.now() + late);
    const { lab, close } = await startLabApp({ hashLoop: 'never', attributeCycle: 'never', now });
    onTestFinished(close);
    const errors = [];
    for await (const result of runScript(lab, script)) if ('error' in result) errors.push(result);
    expect(errors).toEqual([]);

    lab.connect.runHashLoop();
    late = 60_000;
    const messages = (): readonly string[] => lab.teams.messages().map((message) => JSON.stringify(message));
    const about = (...words: readonly string[]) =>
      messages().filter((message) => words.every((each) => message.includes(each)));
    await vi.waitFor(() => {
      expect(about('The cloud has the password', 'Look at the request')).toHaveLength(1);
      expect(about('The cloud has the password', 'Approved by', lab.settings.approvalsConversationId)).toHaveLength(1);
      expect(lab.graph.data.mail?.sent).toHaveLength(1);
    }, 30_000);

    expect(about('The cloud has the password', 'Look at the request')[0]).toContain('Samuel Adeyemi');
    expect(lab.graph.data.mail?.sent[0]).toMatchObject({
      to: ['samuel.adeyemi@northwind.example'],
      subject: 'Your password was reset',
      text: expect.stringContaining('Call Northwind security on extension 555'),
    });
  },
);
