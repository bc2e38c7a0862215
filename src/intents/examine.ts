import { judgeAd } from '../core/doctor/ad-checks.ts';
import { judgeAudit } from '../core/doctor/audit-checks.ts';
import { judgeBot } from '../core/doctor/bot-checks.ts';
import { defineCheck, type CheckResult } from '../core/doctor/check.ts';
import { judgeFiles } from '../core/doctor/file-checks.ts';
import { judgeGraph } from '../core/doctor/graph-checks.ts';
import { judgeMachine } from '../core/doctor/machine-checks.ts';
import { judgeStore } from '../core/doctor/store-checks.ts';
import { judgeTenantProfile } from '../core/doctor/tenant-checks.ts';
import type { Policy } from '../core/policy.ts';
import type { TenantProfile } from '../core/tenant-profile.ts';
import type { DoctorProbes, Probe } from '../ports/doctor-probes.ts';

export interface Expectations {
  readonly policy: Policy;
  readonly profile: TenantProfile;
  readonly now: Date;
}

/** Asks all probes at once and judges what they saw. One that breaks off leaves the others alone. */
export async function examine(probes: DoctorProbes, expected: Expectations): Promise<readonly CheckResult[]> {
  const { policy, profile, now } = expected;
  const graph = share(probes.graph);
  const contradictions = share(probes.contradictions);
  const results = await Promise.all([
    look('machine', probes.machine, (facts) => judgeMachine(facts)),
    look('settings', probes.files, (files) => judgeFiles(files, now)),
    look('ad', probes.ad, (facts) => judgeAd(facts, now)),
    look('graph', graph, (facts) => judgeGraph(facts, policy, declaresHashSync(profile), now)),
    look('tenant', undefinedWhenBroken(graph), async (facts) => {
      const tenant = facts?.tenant?.kind === 'seen' ? facts.tenant.value : undefined;
      return judgeTenantProfile(profile, tenant, await undefinedWhenBroken(contradictions)(), now);
    }),
    look('bot', probes.bot, judgeBot),
    look('store', probes.store, judgeStore),
    look('audit', probes.audit, (facts) => judgeAudit(facts, now)),
  ]);
  return results.flat();
}

const declaresHashSync = ({ signInMethod, features }: TenantProfile): boolean | undefined =>
  features?.passwordSyncEnabled ?? (signInMethod === 'passwordHashSync' ? true : undefined);

async function look<Facts>(
  family: string,
  probe: Probe<Facts> | undefined,
  judge: (facts: Facts) => readonly CheckResult[] | Promise<readonly CheckResult[]>,
): Promise<readonly CheckResult[]> {
  if (!probe) return [];
  try {
    return await judge(await probe());
  } catch (error) {
    return [brokeOff(family, error)];
  }
}

function brokeOff(family: string, error: unknown): CheckResult {
  const check = defineCheck(
    `${family}.examination`,
    `The examination of ${family} as a whole`,
    'What could not be examined may be broken.',
  );
  // A file of the settings that is missing is a failed check of its own, settings.file.
  if (error instanceof Error && 'path' in error)
    return check.notChecked(
      'blocked',
      `A file could not be read: ${error.message}`,
      `Mend ${String(error.path)} first: settings.file says how.`,
    );
  return check.notChecked(
    'no-answer',
    `It broke off: ${error instanceof Error ? error.message : String(error)}`,
    'Run the doctor again. If it breaks off again, report it with the output of: latchkey doctor --json',
  );
}

/** Several judgements share one look. */
function share<Facts>(probe: Probe<Facts>): Probe<Facts> {
  let facts: Promise<Facts> | undefined;
  return () => (facts ??= probe());
}

const undefinedWhenBroken =
  <Facts>(probe: Probe<Facts>): Probe<Facts | undefined> =>
  () =>
    probe().catch(() => undefined);
