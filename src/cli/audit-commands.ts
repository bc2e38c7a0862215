import { InvalidArgumentError, Option, type Command } from 'commander';

import { DamagedRecord } from '../core/audit/damaged-record.ts';
import { auditExport, exportFormats, type ExportFormat } from './audit-export.ts';
import { auditList, auditShow } from './audit-list.ts';
import { auditReconcile, type ReconcileOptions, type ReconcileTools } from './audit-reconcile.ts';
import type { RecordChoice } from './audit-records.ts';
import type { AuditTools } from './audit-tools.ts';
import { auditVerify, type VerifyOptions } from './audit-verify.ts';
import { exit, type Terminal } from './terminal.ts';

interface Tools {
  readonly terminal: Terminal;
  readonly audit: AuditTools & ReconcileTools;
}

/** @param run - Runs a command and keeps its exit status. */
export function addAuditCommands(
  program: Command,
  { terminal, audit: tools }: Tools,
  run: (work: () => Promise<number>) => () => Promise<void>,
): void {
  const search = (work: () => Promise<number>) => run(() => orDamaged(work, terminal));
  const audit = program.command('audit').description('verify, search and export the audit transcript');

  audit
    .command('verify')
    .description('say whether the transcript is what was recorded, or which record is the first that is not')
    .addOption(database())
    .addOption(new Option('--file <file>', 'a transcript exported as JSON Lines or HTML').conflicts('database'))
    .option('--checkpoints <directory>', 'where the checkpoints were published')
    .option('--public-key <file>', 'lines name+id+base64, one for each key that ever signed')
    .action((options: VerifyOptions) => run(() => auditVerify(options, tools, terminal))());
  withFilters(audit.command('list').description('list records, oldest first'))
    .addOption(database())
    .action(({ database: file, ...choice }: RecordChoice & { database?: string }) =>
      search(() => auditList(choice, file, tools, terminal))(),
    );
  audit
    .command('show')
    .argument('<request>')
    .description('tell what is recorded about a request, from the first message to the last answer')
    .option('--details', 'print every field of every record')
    .addOption(database())
    .action((request: string, { details = false, database: file }: { details?: boolean; database?: string }) =>
      search(() => auditShow({ request, details }, file, tools, terminal))(),
    );
  withFilters(audit.command('export').description('write records for other programs, or one request for paper'))
    .addOption(new Option('--format <format>').choices(exportFormats).default('jsonl'))
    .option('--output <file>', 'a new file instead of standard output')
    .addOption(database())
    .action((options: RecordChoice & { format: ExportFormat; output?: string; database?: string }) => {
      const { format, output, database: file, ...choice } = options;
      const target = { format, ...(output !== undefined && { output }), ...(file !== undefined && { database: file }) };
      return search(() => auditExport(choice, target, tools, terminal))();
    });
  audit
    .command('reconcile')
    .description('compare password changes in Active Directory with the transcript')
    .option(
      '--since <time>',
      'changes from this time on (ISO 8601); otherwise from where the transcript begins',
      instant,
    )
    .option('--until <time>', 'changes up to this time (ISO 8601)', instant)
    .option('--ou <dn...>', 'accounts below these OUs instead of ad.delegatedOus')
    .option('--json', 'print JSON Lines')
    .addOption(database())
    .action((options: ReconcileOptions) => search(() => auditReconcile(options, tools, terminal))());
  audit
    .command('public-key')
    .description('print the public key of the settings, for verifiers')
    .action(() =>
      run(async () => {
        terminal.out(await tools.verifierKey());
        return 0;
      })(),
    );
}

/** A damaged record ends a search: an answer without it would look complete. */
async function orDamaged(work: () => Promise<number>, terminal: Terminal): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DamagedRecord)) throw error;
    terminal.error(`The output is not complete: a record is damaged (${error.message}). Run: latchkey audit verify`);
    return exit.no;
  }
}

const database = () => new Option('--database <file>', 'the database to read instead of that of the settings');

function withFilters(command: Command): Command {
  return command
    .option('--person <person>', 'actor, account or decider: id, sign-in name or display name')
    .option('--request <request>', 'request number')
    .option('--code <code>', 'event code, such as HB3003I')
    .option('--since <time>', 'from this time on (ISO 8601)', instant)
    .option('--until <time>', 'up to this time (ISO 8601)', instant);
}

function instant(text: string): string {
  const time = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time))
    throw new InvalidArgumentError('Give a date, or a date and time such as 2026-11-21T10:00:00Z.');
  return new Date(time).toISOString();
}
