import type { Assistant } from '../intents/assistant.ts';
import {
  withMeasuredAd,
  withMeasuredAnswers,
  withMeasuredEntra,
  withMeasuredEntraChanges,
} from '../intents/measured.ts';
import type { AdDirectory } from '../ports/ad-directory.ts';
import type { EntraChanges } from '../ports/entra-changes.ts';
import type { EntraDirectory } from '../ports/entra-directory.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { Telemetry } from '../ports/telemetry.ts';

interface Directories {
  readonly ad: AdDirectory;
  readonly entra: EntraDirectory;
  readonly entraChanges?: EntraChanges;
}

const mostCounted = 1_000;

export function measuredDirectories(
  { ad, entra, entraChanges }: Directories,
  telemetry: Telemetry | undefined,
): Directories {
  if (telemetry === undefined) return { ad, entra, ...(entraChanges && { entraChanges }) };
  return {
    ad: withMeasuredAd(ad, telemetry),
    entra: withMeasuredEntra(entra, telemetry),
    ...(entraChanges && { entraChanges: withMeasuredEntraChanges(entraChanges, telemetry) }),
  };
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
