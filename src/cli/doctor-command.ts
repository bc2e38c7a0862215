import type { Command } from 'commander';
import { doctor } from './doctor.ts';
import type { DoctorTools } from './doctor-tools.ts';
import type { Terminal } from './terminal.ts';

interface Tools {
  readonly terminal: Terminal;
  readonly doctor: DoctorTools;
}

/** @param run - Runs a command and keeps its exit status. */
export function addDoctorCommand(
  program: Command,
  { terminal, doctor: tools }: Tools,
  run: (work: () => Promise<number>) => () => Promise<void>,
): void {
  program
    .command('doctor')
    .description('say what is still wrong with the set-up, why it matters and how to mend it; changes nothing')
    .option('--json', 'print JSON')
    .option('--sample <users...>', 'accounts on which the rights are tried; left out: some of each delegated OU')
    .option('--protected-sample <users...>', 'accounts on which every change must be refused')
    .action((options: { json?: boolean; sample?: string[]; protectedSample?: string[] }) =>
      run(() => {
        const { json = false, sample = [], protectedSample = [] } = options;
        return doctor({ json, samples: sample, protectedSamples: protectedSample }, tools, terminal);
      })(),
    );
}
