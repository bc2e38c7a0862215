import type { ReconciliationDone } from '../core/audit/own-events.ts';
import type { Span } from '../core/reconcile/compare-account.ts';
import type { Difference } from '../core/reconcile/difference.ts';
import { printable } from '../core/redact.ts';
import {
  readResets,
  reconcilePasswords,
  type Reconciliation,
  type TranscriptResets,
} from '../intents/reconcile-passwords.ts';
import type { PasswordStates } from '../ports/password-states.ts';
import type { AuditTools } from './audit-tools.ts';
import { exit, type Terminal } from './terminal.ts';

/** What the comparison needs that only the composition root can build. */
export interface ReconcileTools extends Pick<AuditTools, 'openTranscript' | 'openSink'> {
  /** The Active Directory of the settings, and the OUs they name. Throws a UsageProblem without settings. */
  readonly openPasswordStates: () => { readonly states: PasswordStates; readonly delegatedOus: readonly string[] };
  /** Records in the database of the settings that people's data was compared. False: it can only be read. */
  readonly recordReconciliation: (done: ReconciliationDone) => Promise<boolean>;
  readonly now: () => Date;
}

export interface ReconcileOptions {
  readonly since?: string;
  readonly until?: string;
  /** Missing: those of the settings. */
  readonly ou?: readonly string[];
  readonly database?: string;
  readonly json?: boolean;
}

/** Clocks of domain members differ by seconds; a reset within this many milliseconds of a transcript's counts as it. */
const clockTolerance = 60_000;

/** Compares password changes in AD with the transcript; exit status 1 when not all of them agree, 3 when AD is not read. */
export async function auditReconcile(
  options: ReconcileOptions,
  tools: ReconcileTools,
  terminal: Terminal,
): Promise<number> {
  const { states, delegatedOus } = tools.openPasswordStates();
  const sink = await tools.openSink(undefined);
  try {
    const ous = options.ou ?? delegatedOus;
    if (ous.length === 0) {
      terminal.error('Say which OUs to compare: --ou DN, or ad.delegatedOus in the settings.');
      return exit.usage;
    }
    const transcript = await tools.openTranscript(options.database);
    const resets = await readResets(transcript).finally(() => transcript.close());
    const span = spanOf(options, resets, tools.now(), terminal);
    const result = await reconcilePasswords(ous, resets, span, states, (difference) =>
      sink.write(`${options.json === true ? JSON.stringify(difference) : lineOf(difference)}\n`),
    );
    const summary = { ...result, since: span.since, until: span.until, ous };
    await sink.write(`${options.json === true ? JSON.stringify({ kind: 'summary', ...summary }) : inWords(summary)}\n`);
    if (options.database === undefined && !(await tools.recordReconciliation(summary)))
      terminal.error('This comparison was not recorded: the database may only be read from here.');
    return statusOf(result);
  } finally {
    await sink.close();
    await states.close();
  }
}

/** Without `--since`, from where the transcript begins: it explains nothing that was before. */
function spanOf({ since, until }: ReconcileOptions, { begins }: TranscriptResets, now: Date, terminal: Terminal): Span {
  const asked = since === undefined ? undefined : new Date(since);
  if (!begins) terminal.error('The transcript holds no record that can be read: it explains nothing.');
  if (begins && asked && asked < begins)
    terminal.error(`The transcript begins at ${begins.toISOString()}: it cannot explain changes from before.`);
  return {
    since: asked ?? begins ?? new Date(0),
    until: until === undefined ? now : new Date(until),
    tolerance: clockTolerance,
    now,
  };
}

const titles = { unexplained: 'NOT EXPLAINED', missing: 'NOT IN AD', unknown: 'UNKNOWN' } as const;

const lineOf = ({ kind, name, objectGUID, text }: Difference): string =>
  printable(`${titles[kind]}  ${name} (${objectGUID}): ${text}`);

function inWords({ accounts, explained, found, unreadable, since, until, ous }: ReconciliationDone): string {
  return [
    `Compared ${accounts} accounts below ${ous.map(printable).join(' and ')}, from ${since.toISOString()} to ${until.toISOString()}.`,
    `Explained last changes: ${explained['by-transcript']} by a transcript, ${explained['demanded-change']} that a reset had demanded, ${explained.creation} first passwords of new accounts.`,
    `Not explained: ${found.unexplained}. Transcripts whose change is not in Active Directory: ${found.missing}. Unknown: ${found.unknown}.`,
    'Active Directory shows when a password was last changed and how often, never by whom. Unlocks are not compared.',
    ...unreadable.map(
      ({ ou, code }) => `COULD NOT BE READ to the end: ${printable(ou)} (${code}). What is missing there is not known.`,
    ),
  ].join('\n');
}

function statusOf({ found, unreadable }: Reconciliation): number {
  if (unreadable.length > 0) return exit.unreachable;
  return found.unexplained + found.missing + found.unknown === 0 ? exit.done : exit.no;
}
