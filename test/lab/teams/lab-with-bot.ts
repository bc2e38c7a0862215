import { onTestFinished } from 'vitest';
import { startLab, type Lab } from '../../../src/lab/start-lab.ts';
import { startRecordingBot, type Answer, type RecordingBot } from './recording-bot.ts';

export interface LabWithBot {
  readonly lab: Lab;
  readonly bot: RecordingBot;
  /** Calls the Bot Connector as the bot; `token` only to call it as somebody else. */
  call(method: string, path: string, body?: unknown, token?: string): Promise<{ status: number; body: unknown }>;
  personalChatOf(persona: string): string;
}

/** A lab whose timers stand still, with a bot that was told that it is installed. Both end with the test. */
export async function startLabWithBot(answer?: Answer): Promise<LabWithBot> {
  const lab = await startLab({ hashLoop: 'never', attributeCycle: 'never' });
  const bot = await startRecordingBot(answer);
  onTestFinished(async () => {
    await Promise.all([lab.close(), bot.close()]);
  });
  await lab.connectBot(bot.endpoint);
  return {
    lab,
    bot,
    async call(method, path, body, token = lab.bot.connectorToken) {
      const response = await fetch(`${lab.url}/v3${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
    },
    personalChatOf(persona) {
      const name = lab.teams.viewer(persona)?.person.name;
      const installed = bot
        .ofType('installationUpdate')
        .find(({ from, conversation }) => nameIn(from) === name && kindIn(conversation) === 'personal');
      return String((installed?.['conversation'] as { id?: unknown } | undefined)?.id);
    },
  };
}

const nameIn = (from: unknown): unknown => (from as { name?: unknown }).name;
const kindIn = (conversation: unknown): unknown => (conversation as { conversationType?: unknown }).conversationType;
