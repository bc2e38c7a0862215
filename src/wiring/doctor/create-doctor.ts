import pino from 'pino';
import { systemEnvironment } from '../../adapters/system/environment.ts';
import type { DoctorTools, Examination, SampleNames } from '../../cli/doctor-tools.ts';
import type { Config } from '../../config.ts';
import { judgeMachine } from '../../core/doctor/machine-checks.ts';
import { judgeSettings, type SettingsFacts } from '../../core/doctor/settings-checks.ts';
import { examine } from '../../intents/examine.ts';
import { examineLab } from '../../lab/examine-lab.ts';
import { liveProbes } from './live-probes.ts';
import { probeMachine } from './machine-probe.ts';
import { readSettings, type SettingsSource } from './read-settings.ts';

/** Examines what the settings describe; without settings, the lab. */
export function createDoctor(source: SettingsSource): DoctorTools {
  // What the adapters would log is in the report, with what to do about it.
  const log = pino({ level: 'silent' });
  const machine = (config?: Config) => probeMachine(source.environment, config?.policy);
  return {
    async examine(names): Promise<Examination> {
      const settings = readSettings(source, log);
      if (settings.kind === 'none') return examineLab(names, () => machine());
      const { config, facts } = settings;
      if (!config)
        return {
          label: `Examining ${source.file}, which cannot be used.`,
          results: [...judgeSettings(facts), ...judgeMachine(await machine())],
        };
      return { label: `Examining the set-up of ${source.file}.`, results: await examineLive(config, facts, names) };
    },
  };

  async function examineLive(config: Config, facts: SettingsFacts, names: SampleNames) {
    const probes = { ...liveProbes(config, names, log), machine: () => machine(config) };
    const expected = { policy: config.policy, profile: config.tenant, now: systemEnvironment.now() };
    return [...judgeSettings(facts), ...(await examine(probes, expected))];
  }
}
