import type { CheckResult } from '../core/doctor/check.ts';

export interface Examination {
  /** What was examined, shown on stderr first, e.g. that this is the lab. */
  readonly label: string;
  readonly results: readonly CheckResult[];
}

/** What the doctor needs that only the composition root can build. */
export interface DoctorTools {
  examine(wishes: SampleNames): Promise<Examination>;
}

export interface SampleNames {
  /** Accounts to try the rights on, as typed. */
  readonly samples: readonly string[];
  /** Accounts on which every change must be refused. */
  readonly protectedSamples: readonly string[];
}
