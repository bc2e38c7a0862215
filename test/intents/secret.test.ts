import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from './desk.ts';
import { performedReset } from './reset-steps.ts';

let folder: string;
let desk: Desk;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-'));
  desk = await openDesk({ storeFile: join(folder, 'store.sqlite') });
});
afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true });
});

/** Every byte that the store has on disk, in both encodings a password could hide in. */
const storedBytes = (): string =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)))
    .flatMap((bytes) => [bytes.toString('latin1'), bytes.toString('utf16le')])
    .join('\n');

describe('the new password', () => {
  it('is in no file, no event, no card and no outcome but the one that shows it', async () => {
    const id = await performedReset(desk);
    const revealed = await desk.press('amara', 'request.reissue', id);
    const passwords = desk.ad.writes.map((write) => (write.kind === 'reset' ? write.password : ''));
    const seen = {
      stored: storedBytes(),
      events: JSON.stringify(await desk.events()),
      cards: JSON.stringify(desk.cards),
      request: JSON.stringify(await desk.request(id)),
      outcomeAsJson: JSON.stringify(revealed),
      outcomeAsText: `${inspect(revealed, { depth: 20, showHidden: true })} ${String(revealed)}`,
      history: JSON.stringify(await desk.say('elif', 'audit Samuel Adeyemi')),
    };

    expect([revealed.kind, passwords.length]).toEqual(['revealed', 2]);
    for (const password of passwords) {
      const forms = [
        password,
        password.replaceAll('-', ''),
        Buffer.from(password).toString('base64'),
        quoted(password),
      ];
      for (const [place, text] of Object.entries(seen)) {
        expect(`${place}: ${forms.some((form) => text.includes(form))}`).toBe(`${place}: false`);
      }
    }
    expect(seen.stored).toContain('secret_delivered');
  });

  it.each([
    'reset Samuel Adeyemi to Winter-2026!, INC0012346',
    'reset Samuel Adeyemi because his password Winter-2026! leaked',
    'diagnose sadeyemi, he uses password: Winter-2026!',
  ])('that somebody typed is neither used nor kept: %s', async (text) => {
    await desk.say('amara', text);

    expect(storedBytes()).not.toContain('Winter-2026!');
    expect(desk.ad.writes).toEqual([]);
  });

  it('typed into the form reaches neither the approvers nor the transcript', async () => {
    const outcome = await desk.say('amara', 'reset Samuel Adeyemi');
    const id = outcome.kind === 'reset-planned' ? outcome.request.id : '';
    await desk.press('amara', 'request.submit', id, {
      values: { reason: 'his password Autumn_99! leaked', verification: 'call-back' },
    });

    expect(storedBytes()).not.toContain('Autumn_99!');
    expect(JSON.stringify(desk.cards)).not.toContain('Autumn_99!');
    expect((await desk.request(id)).reason).toBe('his password [redacted] leaked');
  });
});

/** As it is put into unicodePwd. */
const quoted = (password: string): string => Buffer.from(`"${password}"`, 'utf16le').toString('base64');
