import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import type { Logger } from 'pino';
import { createTenantReader, graphCommandLineTools } from '../adapters/graph/tenant-reader.ts';
import { systemEnvironment } from '../adapters/system/environment.ts';
import type { TenantTools } from '../cli/tenant-tools.ts';
import { UsageProblem } from '../cli/usage-problem.ts';
import type { Config } from '../config.ts';
import type { Imported } from '../core/tenant/import-profile.ts';
import type { Declaration } from '../core/tenant-profile.ts';

interface Parts {
  readonly settings: () => Config | undefined;
  readonly settingsFile: string;
  readonly prompt: (message: string) => void;
  readonly log: Logger;
}

export function createTenantTools({ settings, settingsFile, prompt, log }: Parts): TenantTools {
  return {
    open(clientId = graphCommandLineTools) {
      const config = settings();
      if (!config)
        throw new UsageProblem(
          `There are no settings here: ${settingsFile} is missing. The lab has nothing to import.`,
        );
      return {
        profile: config.tenant,
        file: settingsFile,
        now: systemEnvironment.now,
        reader: createTenantReader({
          baseUrl: config.graph.baseUrl,
          tenantId: config.bot.tenantId,
          clientId,
          timeoutMs: config.graph.timeoutMs,
          prompt,
          log: (line) => log.warn(line, 'Microsoft Graph'),
        }),
        save: async (imported, declaration) => saveProfile(settingsFile, imported, declaration),
      };
    },
  };
}

/** Written beside and renamed, so that whoever reads the settings meanwhile sees the old ones or the new ones. */
export function saveProfile(file: string, imported: Imported, declaration: Declaration): void {
  const settings = JSON.parse(readFileSync(file, 'utf8')) as { tenant?: object };
  const declared = Object.entries(imported).map(([name, value]) => [name, { value, ...declaration }]);
  const tenant = { ...settings.tenant, ...(Object.fromEntries(declared) as object) };
  const beside = `${file}.new`;
  try {
    writeFileSync(beside, `${JSON.stringify({ ...settings, tenant }, null, 2)}\n`, { mode: statSync(file).mode });
    renameSync(beside, file);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsageProblem(`${file} could not be written, and nothing was changed: ${why}. Use --print.`, { cause });
  }
}
