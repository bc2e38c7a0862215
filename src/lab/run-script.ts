import { z } from 'zod';
import type { Lab } from './start-lab.ts';
import type { LabTeams } from './teams/lab-teams.ts';
import type { MessageEvent } from './teams/message-log.ts';

const conversationKey = z.enum(['latchkey', 'approvals', 'helpdesk']);
const step = z.union([
  z.strictObject({ as: z.string(), say: z.string().min(1), in: conversationKey.default('latchkey') }),
  z.strictObject({ as: z.string(), press: z.string().min(1), values: z.record(z.string(), z.unknown()).default({}) }),
]);
type Step = z.infer<typeof step>;

/**
 * Plays a script, one JSON object per line, and yields what came of each line: messages posted, updated and deleted,
 * the answer a press got, or an `error` that says why the line could not be played; the lines after it still are.
 * Empty lines and lines that begin with `#` are left out.
 *
 * `{"as": persona, "say": text, "in"?: "latchkey" | "approvals" | "helpdesk"}` types a message (in the chat with
 * Latchkey unless said otherwise); `{"as": persona, "press": verb, "values"?: {...}}` presses the newest card that the
 * persona sees with that verb.
 */
export async function* runScript(
  { teams }: Pick<Lab, 'teams'>,
  lines: Iterable<string> | AsyncIterable<string>,
): AsyncIterable<object> {
  const events: MessageEvent[] = [];
  const unsubscribe = teams.subscribe((event) => events.push(event));
  let line = 0;
  try {
    for await (const text of lines) {
      line += 1;
      if (text.trim() === '' || text.trimStart().startsWith('#')) continue;
      const result = await play(text, teams);
      await teams.waitForQuiet();
      for (const event of events.splice(0)) if (event.kind !== 'typing') yield { line, ...event };
      if (result) yield { line, ...result };
    }
  } finally {
    unsubscribe();
  }
}

async function play(text: string, teams: LabTeams): Promise<object | undefined> {
  const parsed = step.safeParse(parseJson(text));
  if (!parsed.success) return { error: 'Not a line of a script: {"as", "say", "in"?} or {"as", "press", "values"?}' };
  try {
    return await act(parsed.data, teams);
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

async function act(asked: Step, teams: LabTeams): Promise<object | undefined> {
  if ('say' in asked) {
    const delivered = await teams.say(asked.as, asked.in, asked.say);
    return delivered ? undefined : { error: 'The bot did not take the message' };
  }
  const viewer = teams.viewer(asked.as);
  await teams.waitForQuiet();
  const message = viewer?.findCard(asked.press);
  if (viewer && !message) return { error: `${asked.as} sees no card with "${asked.press}"` };
  const answer = await teams.press(asked.as, message?.id ?? '', asked.press, asked.values);
  return { kind: 'answered', as: asked.as, messageId: message?.id, answer };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
