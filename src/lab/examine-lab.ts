import { systemEnvironment } from '../adapters/system/environment.ts';
import { probeGraph } from '../adapters/graph/probe-graph.ts';
import type { Examination, SampleNames } from '../cli/doctor-tools.ts';
import { labHasNoServer } from '../core/doctor/ad-checks.ts';
import type { MachineFacts } from '../core/doctor/machine-checks.ts';
import { groupsNamedBy } from '../core/policy.ts';
import { contradictionsOnAccounts } from '../intents/contradictions-on-accounts.ts';
import { examine } from '../intents/examine.ts';
import { personKeyOf } from '../intents/person-key.ts';
import { readTargets } from '../language/read-targets.ts';
import type { Probe } from '../ports/doctor-probes.ts';
import { labAccessToken } from './lab-credentials.ts';
import { labEntra, labPolicy } from './start-lab-app.ts';
import { startLab } from './start-lab.ts';

/** The doctor in the lab: its Graph server and its tenant profile are examined as real ones are. */
export async function examineLab({ samples }: SampleNames, machine: Probe<MachineFacts>): Promise<Examination> {
  const lab = await startLab({ hashLoop: 'never', attributeCycle: 'never' });
  const { now } = systemEnvironment;
  const policy = labPolicy(lab);
  const { profile } = lab.settings;
  const keys = samples.flatMap((name) => readTargets(name)).flatMap((target) => personKeyOf(target, []) ?? []);
  try {
    const results = await examine(
      {
        machine,
        graph: () =>
          probeGraph({
            settings: { baseUrl: lab.graph.url, credential: 'client-secret', tenantId: lab.bot.tenantId },
            credential: () => labAccessToken(lab.graph.token, now),
            timeoutMs: 8_000,
            switches: {
              readRoles: true,
              readEligibleRoles: false,
              readRisk: false,
              cloudOnlyResets: false,
              ownerMail: false,
            },
            groupIds: groupsNamedBy(policy),
            now,
          }),
        contradictions: () =>
          contradictionsOnAccounts(
            keys,
            { ad: lab.ad, entra: labEntra(lab, now), environment: systemEnvironment },
            profile,
          ),
      },
      { policy, profile, now: now() },
    );
    return {
      label: 'LAB: fictional people; there are no settings, so no real directory is examined.',
      results: [...results, labHasNoServer()],
    };
  } finally {
    await lab.close();
  }
}
