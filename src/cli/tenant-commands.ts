import type { Command } from 'commander';
import type { Directories } from './directories.ts';
import { tenantImport } from './tenant-import.ts';
import { tenantShow } from './tenant-show.ts';
import type { TenantTools } from './tenant-tools.ts';
import type { Terminal } from './terminal.ts';

interface Tools {
  readonly terminal: Terminal;
  readonly tenant: TenantTools;
  readonly live: (work: (directories: Directories) => Promise<number>) => Promise<number>;
}

/** @param run - Runs a command and keeps its exit status. */
export function addTenantCommands(
  program: Command,
  { terminal, tenant: tools, live }: Tools,
  run: (work: () => Promise<number>) => () => Promise<void>,
): void {
  const tenant = program.command('tenant').description('what is declared about the tenant, because no app may read it');
  tenant
    .command('import')
    .description('read features, staged rollout and domains once by your own sign-in, and declare them')
    .option('--client-id <id>', 'public client to sign in with; left out: Microsoft Graph Command Line Tools')
    .option('--print', 'print what would be declared and write nothing')
    .action(({ clientId, print }: { clientId?: string; print?: boolean }) =>
      run(async () => tenantImport(tools.open(clientId), print === true, terminal))(),
    );
  tenant
    .command('show')
    .argument('[users...]', 'people whose accounts are compared with what is declared')
    .option('--json', 'print JSON')
    .description('print what is declared, how old it is, what is missing and what speaks against it')
    .action((users: string[], { json }: { json?: boolean }) =>
      run(() => live((directories) => tenantShow(users, json === true, directories, terminal)))(),
    );
}
