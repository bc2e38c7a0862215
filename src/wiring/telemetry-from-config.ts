import { readFileSync } from 'node:fs';
import { openTelemetry } from '../adapters/telemetry/open-telemetry.ts';
import type { Config } from '../config.ts';
import { Secret } from '../core/secret.ts';
import type { Telemetry } from '../ports/telemetry.ts';

/** `undefined`: the settings name no collector. */
export function telemetryFrom({ telemetry, secrets }: Config): Telemetry | undefined {
  if (telemetry === undefined) return undefined;
  const { otlpEndpoint, serviceName, intervalSeconds, traceRatio } = telemetry;
  return openTelemetry({
    endpoint: otlpEndpoint,
    headers: headersFrom(secrets.otlpHeaders),
    serviceName,
    serviceVersion: version(),
    intervalMs: intervalSeconds * 1_000,
    traceRatio,
  });
}

function headersFrom(text: Secret | undefined): Readonly<Record<string, Secret>> {
  const pairs = (text?.reveal() ?? '').split(',').map((pair) => pair.trim());
  return Object.fromEntries(
    pairs
      .map((pair) => ({ pair, at: pair.indexOf('=') }))
      .filter(({ at }) => at > 0)
      .map(({ pair, at }) => [pair.slice(0, at).trim(), new Secret(pair.slice(at + 1).trim())]),
  );
}

function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
