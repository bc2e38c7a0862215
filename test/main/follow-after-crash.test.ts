import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished, vi } from 'vitest';
import { startLabApp } from '../../src/lab/start-lab-app.ts';

const program = fileURLToPath(new URL('play-and-crash.ts', import.meta.url));
const script = [
  { as: 'amara', say: 'reset Samuel Adeyemi with force change' },
  { as: 'amara', press: 'request.submit', values: { reason: 'forgot it', verification: 'call-back' } },
  { as: 'chandra', press: 'request.approve' },
  { as: 'amara', press: 'request.perform' },
];

const playAndCrash = (storeFile: string): Promise<string> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [program, storeFile], { maxBuffer: 50_000_000 }, (_killed, out) =>
      resolve(out),
    );
    child.stdin?.end(script.map((step) => JSON.stringify(step)).join('\n'));
  });

it(
  'a process that is killed right after the change leaves its follow-up and the mail to the owner to the next one',
  { timeout: 60_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'latchkey-follow-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const storeFile = join(folder, 'store.sqlite');
    const requestId = /Request ([A-Z0-9]{10})/.exec(await playAndCrash(storeFile))?.[1];
    expect(requestId).toBeDefined();

    // A minute and a half later: claims of the dead process have lapsed, and both jobs are due.
    const now = (): Date => new Date(Date.now() + 90_000);
    const { lab, close } = await startLabApp({ storeFile, hashLoop: 'never', attributeCycle: 'never', now });
    onTestFinished(close);
    const notices = (): readonly string[] =>
      lab.teams
        .messages()
        .map((message) => JSON.stringify(message))
        .filter((message) => message.includes('Look at the request') && message.includes(`Request ${requestId}`));
    await vi.waitFor(() => {
      expect(notices()).toHaveLength(1);
      expect(lab.graph.data.mail?.sent).toHaveLength(1);
    }, 30_000);

    expect(lab.graph.data.mail?.sent[0]?.text).toContain(`Request ${requestId}`);
  },
);
