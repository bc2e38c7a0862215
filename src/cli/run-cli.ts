import { Command, CommanderError } from 'commander';
import type { Directories } from './directories.ts';
import { addAuditCommands } from './audit-commands.ts';
import type { ReconcileTools } from './audit-reconcile.ts';
import type { AuditTools } from './audit-tools.ts';
import { explainSnapshots } from './explain-snapshots.ts';
import { explainUser, snapshotUser, syncUser } from './live-account.ts';
import { recogniseLines } from './recognise-lines.ts';
import { addDoctorCommand } from './doctor-command.ts';
import type { DoctorTools } from './doctor-tools.ts';
import { addTenantCommands } from './tenant-commands.ts';
import type { TenantTools } from './tenant-tools.ts';
import { exit, type Terminal } from './terminal.ts';
import { UsageProblem } from './usage-problem.ts';

export { UsageProblem } from './usage-problem.ts';

/** What the commands need that only the composition root can build. */
export interface CliTools {
  readonly terminal: Terminal;
  /** Lines of a file; `-` is standard input. Rejects when it cannot be read. */
  readonly readLines: (file: string) => AsyncIterable<string>;
  readonly audit: AuditTools & ReconcileTools;
  readonly tenant: TenantTools;
  readonly doctor: DoctorTools;
  readonly openDirectories: () => Promise<Directories>;
  /** Plays a script through the whole bot in a fresh lab; returns the exit status. */
  readonly playLabScript: (lines: AsyncIterable<string>, terminal: Terminal) => Promise<number>;
  /** Serves the bot (with settings) or the lab; resolves when it is told to stop. */
  readonly serve: (options: { readonly lab: boolean }) => Promise<number>;
}

/** Runs one command and resolves to the exit status; `argv` is without `node` and the script. */
export async function runCli(argv: readonly string[], tools: CliTools): Promise<number> {
  let status: number = exit.done;
  const program = new Command('latchkey')
    .description('Answers for both directories, from a terminal.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => tools.terminal.out(text.trimEnd()),
      writeErr: (text) => tools.terminal.error(text.trimEnd()),
    });
  const run = (work: () => Promise<number>) => async () => {
    status = await work();
  };
  const live = (work: (directories: Directories) => Promise<number>) => withDirectories(tools, work);

  program
    .command('serve', { isDefault: true })
    .description('run the bot; without settings, the lab')
    .option('--lab', 'run the lab even when there are settings')
    .action((options: { lab?: boolean }) => run(() => tools.serve({ lab: options.lab === true }))());
  program
    .command('explain')
    .argument('[user]', 'sign-in name, account name, SID, GUID or full name')
    .description('say why somebody cannot sign in')
    .option(
      '--snapshot <file>',
      'diagnose saved snapshots (JSON Lines, - for standard input) instead of a live account',
    )
    .option('--json', 'print JSON Lines')
    .action((user: string | undefined, options: { snapshot?: string; json?: boolean }) =>
      run(async () => {
        const json = options.json === true;
        if (options.snapshot) return explainSnapshots(tools.readLines(options.snapshot), json, tools.terminal);
        if (!user) return wrongUsage(tools, 'explain needs a user, or --snapshot FILE');
        return live((directories) => explainUser(user, json, directories, tools.terminal));
      })(),
    );
  program
    .command('snapshot')
    .argument('<user>')
    .description('print what both directories say of an account, without secrets, for a bug report')
    .action((user: string) => run(() => live((directories) => snapshotUser(user, directories, tools.terminal)))());
  program
    .command('sync')
    .argument('<user>')
    .description('say whether the cloud has the present password')
    .option('--json', 'print JSON')
    .action((user: string, options: { json?: boolean }) =>
      run(() => live((directories) => syncUser(user, options.json === true, directories, tools.terminal)))(),
    );
  program
    .command('recognise')
    .description('say what messages ask for: JSON Lines {id, text, entities} on standard input')
    .option('--json', 'print JSON Lines (always on)')
    .action(() => run(() => recogniseLines(tools.readLines('-'), tools.terminal))());
  program
    .command('lab')
    .requiredOption('--script <file>', 'JSON Lines {"as", "say"} and {"as", "press", "values"}; - for standard input')
    .description('play a script through the whole bot in a fresh lab and print the activities')
    .action((options: { script: string }) =>
      run(() => tools.playLabScript(tools.readLines(options.script), tools.terminal))(),
    );
  addAuditCommands(program, tools, run);
  addTenantCommands(program, { ...tools, live }, run);
  addDoctorCommand(program, tools, run);

  try {
    await program.parseAsync([...argv], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.done : exit.usage;
    if (error instanceof UsageProblem) return wrongUsage(tools, error.message);
    throw error;
  }
}

function wrongUsage({ terminal }: CliTools, message: string): number {
  terminal.error(message);
  return exit.usage;
}

async function withDirectories(tools: CliTools, work: (directories: Directories) => Promise<number>): Promise<number> {
  const directories = await tools.openDirectories();
  try {
    return await work(directories);
  } finally {
    await directories.close();
  }
}
