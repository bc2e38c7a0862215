import { dirname, join } from 'node:path/posix';

/** A part of `src` and what it may import: other parts by folder or file, packages by name, `node:*` for Node's own. */
export interface Layer {
  readonly part: string;
  readonly mayImport: readonly string[] | 'anything';
  /** What it may name in `import type` besides. */
  readonly mayImportTypes?: readonly string[];
  /** Gives the same answer to the same arguments: no clock, no chance, no process, no network. */
  readonly pure?: true;
}

const adapter = (name: string, ...libraries: string[]): Layer => ({
  part: `adapters/${name}`,
  mayImport: ['core', 'ports', `adapters/${name}`, 'node:*', ...libraries],
});

/** Who may import whom. The direction is always towards `core`. */
export const layers: readonly Layer[] = [
  { part: 'core', pure: true, mayImport: ['core'] },
  { part: 'language', pure: true, mayImport: ['core', 'language'] },
  {
    part: 'cards',
    pure: true,
    mayImport: ['core', 'cards'],
    mayImportTypes: ['intents/outcome.ts', 'language/recognition.ts'],
  },
  { part: 'ports', pure: true, mayImport: ['core', 'ports'] },
  { part: 'intents', pure: true, mayImport: ['core', 'language', 'ports', 'intents'] },
  adapter('checkpoints'),
  adapter('checkpoints-blob', '@azure/storage-blob', '@azure/identity'),
  adapter('delivery'),
  adapter('graph', '@microsoft/microsoft-graph-client', '@microsoft/microsoft-graph-types', '@azure/identity'),
  adapter('jobs', 'graphile-worker', 'pg'),
  adapter('key-vault', '@azure/keyvault-secrets', '@azure/identity'),
  adapter('ldap', 'ldapts'),
  adapter('siem'),
  adapter('store', 'kysely', 'pg', 'canonicalize'),
  adapter('system'),
  adapter(
    'telemetry',
    '@opentelemetry/api',
    '@opentelemetry/context-async-hooks',
    '@opentelemetry/exporter-metrics-otlp-http',
    '@opentelemetry/exporter-trace-otlp-http',
    '@opentelemetry/resources',
    '@opentelemetry/sdk-metrics',
    '@opentelemetry/sdk-trace',
  ),
  {
    part: 'bot',
    mayImport: [
      'intents',
      'cards',
      'core',
      'ports',
      'language',
      'bot',
      'node:*',
      'botbuilder',
      'botframework-connector',
      'botframework-schema',
      'express',
      'jose',
      'pino',
    ],
  },
  { part: 'cli', mayImport: ['intents', 'core', 'ports', 'language', 'cli', 'node:*', 'commander'] },
  { part: 'lab', mayImport: 'anything' },
  { part: 'app.ts', mayImport: 'anything' },
  { part: 'config', mayImport: ['core', 'config', 'zod'] },
  { part: 'config.ts', mayImport: 'anything' },
  { part: 'main.ts', mayImport: 'anything' },
  { part: 'wiring', mayImport: 'anything' },
];

const isIn = (part: string, path: string) => path === part || path.startsWith(`${part}/`);

/** @param path - From the root of the repository, e.g. `src/core/facts.ts`. */
export const layerOf = (path: string): Layer | undefined => layers.find(({ part }) => isIn(`src/${part}`, path));

/** Whether a file of `layer` at `path` may name the module `specifier`. */
export function mayImport(layer: Layer, path: string, specifier: string, typeOnly: boolean): boolean {
  if (layer.mayImport === 'anything') return true;
  const allowed = typeOnly ? [...layer.mayImport, ...(layer.mayImportTypes ?? [])] : layer.mayImport;
  if (specifier.startsWith('.')) {
    const target = join(dirname(path), specifier);
    return allowed.some((part) => isIn(`src/${part}`, target));
  }
  const isPart = (name: string) => layers.some(({ part }) => part === name);
  return allowed.some(
    (name) => !isPart(name) && (isIn(name, specifier) || (name === 'node:*' && specifier.startsWith('node:'))),
  );
}
