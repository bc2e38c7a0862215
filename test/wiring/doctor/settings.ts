import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { readConfig, type Config } from '../../../src/config.ts';
import { goodSecrets, goodSettings } from '../../main/settings.ts';

/** A folder that ends with the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-doctor-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function configWith(settings: object, environment: Readonly<Record<string, string>> = {}): Config {
  const result = readConfig(JSON.stringify({ ...goodSettings, ...settings }), { ...goodSecrets, ...environment });
  if (!result.ok) throw new Error(result.problems.join('\n'));
  return result.config;
}
