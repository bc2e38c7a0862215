import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { World } from './world.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** Runs `latchkey audit verify` over the database; gives what it said, unless all is well. */
export function verifyAudit({ folder, settings, env }: World): Promise<string | undefined> {
  const directory = join(folder, 'verify');
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'latchkey.config.json'), JSON.stringify(settings));
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [main, 'audit', 'verify'],
      { cwd: directory, env: { PATH: process.env['PATH'] ?? '', HOME: directory, ...env }, timeout: 120_000 },
      (error, out, problems) => resolve(error ? `${error.message}\n${out}${problems}` : undefined),
    );
  });
}
