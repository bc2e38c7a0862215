import { recognise } from '../language/recognise.ts';
import { exit, type Terminal } from './terminal.ts';

/** Reads messages as JSON Lines `{id, text, entities}` and prints what each asks for. Changes nothing, asks nobody. */
export async function recogniseLines(lines: AsyncIterable<string>, terminal: Terminal): Promise<number> {
  let number = 0;
  let bad = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const message = parseMessage(line);
    if (!message) {
      bad += 1;
      terminal.error(`line ${number}: not a JSON object with a string "text"; nothing was recognised for it`);
      continue;
    }
    const { intent, targets, ticket, reason, forceChange, ask, suggestions } = recognise({
      text: message.text,
      entities: message.entities,
    });
    terminal.out(JSON.stringify({ id: message.id, intent, targets, ticket, reason, forceChange, ask, suggestions }));
  }
  return bad > 0 ? exit.usage : exit.done;
}

function parseMessage(line: string): { id?: unknown; text: string; entities?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const isMessage = typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string';
    return isMessage ? (value as { text: string }) : undefined;
  } catch {
    return undefined;
  }
}
