import type { Assistant } from '../intents/assistant.ts';
import { withMeasuredAd, withMeasuredAnswers, withMeasuredEntra } from '../intents/measured.ts';
import type { AdDirectory } from '../ports/ad-directory.ts';
import type { EntraDirectory } from '../ports/entra-directory.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { Telemetry } from '../ports/telemetry.ts';

interface Directories {
  readonly ad: AdDirectory;
  readonly entra: EntraDirectory;
}

const mostCounted = 1_000;

export function measuredDirectories({ ad, entra }: Directories, telemetry: Telemetry | undefined): Directories {
  if (telemetry === undefined) return { ad, entra };
  return { ad: withMeasuredAd(ad, telemetry), entra: withMeasuredEntra(entra, telemetry) };
}

export function measuredAnswers(assistant: Assistant, telemetry: Telemetry | undefined): Assistant {
  return telemetry === undefined ? assistant : withMeasuredAnswers(assistant, telemetry);
}

export function measureQueue(requests: RequestStore, telemetry: Telemetry | undefined): void {
  telemetry?.observe(
    'pending-requests',
    async () => (await requests.list({ states: ['pending'] }, mostCounted)).length,
  );
}
