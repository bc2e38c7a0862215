import { existsSync, readFileSync } from 'node:fs';
import type { Logger } from 'pino';
import { refusalsToStart } from '../../adapters/ldap/refusals-to-start.ts';
import { readConfig, type Config } from '../../config.ts';
import { findPlaceholders, type Placeholder } from '../../core/doctor/placeholders.ts';
import type { SettingsFacts } from '../../core/doctor/settings-checks.ts';
import { adOptionsFrom } from '../ad-from-config.ts';
import { databaseProblems } from '../database-from-config.ts';

export interface SettingsSource {
  readonly file: string;
  /** The file was named in LATCHKEY_CONFIG, so that its absence is a mistake and not the lab. */
  readonly named: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export type SettingsSeen =
  { readonly kind: 'none' } | { readonly kind: 'read'; readonly facts: SettingsFacts; readonly config?: Config };

/** The settings as the service would read them, and everything that keeps it from starting with them. */
export function readSettings({ file, named, environment }: SettingsSource, log: Logger): SettingsSeen {
  if (!existsSync(file)) {
    const problem = `LATCHKEY_CONFIG: names ${file}, which is not there`;
    return named ? { kind: 'read', facts: { file, problems: [problem], placeholders: [] } } : { kind: 'none' };
  }
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const problem = `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return { kind: 'read', facts: { file, problems: [problem], placeholders: [] } };
  }
  const placeholders = placeholdersIn(text);
  const result = readConfig(text, environment);
  if (!result.ok) return { kind: 'read', facts: { file, problems: result.problems, placeholders } };
  const { config } = result;
  return { kind: 'read', config, facts: { file, problems: refusals(config, log), placeholders } };
}

/** Without NODE_DEBUG, which is the machine's, and without missing files, which are told one by one. */
function refusals(config: Config, log: Logger): readonly string[] {
  const { caFile: _, ...ad } = config.ad;
  return [...databaseProblems(config), ...refusalsToStart(adOptionsFrom({ ...config, ad }, log), {})];
}

function placeholdersIn(text: string): readonly Placeholder[] {
  try {
    return findPlaceholders(JSON.parse(text));
  } catch {
    return [];
  }
}
