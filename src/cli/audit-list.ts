import { tellEvent } from '../core/audit/story/tell-event.ts';
import { printable } from '../core/redact.ts';
import type { AuditTools } from './audit-tools.ts';
import { chooseRecords, type ChosenRecord, type RecordChoice } from './audit-records.ts';
import { exit, type Terminal } from './terminal.ts';

/** One line for each record, oldest first. */
export async function auditList(
  choice: RecordChoice,
  database: string | undefined,
  tools: AuditTools,
  terminal: Terminal,
): Promise<number> {
  return printRecords(choice, database, tools, terminal, listLine);
}

/** What is recorded about one request, as a story; `details`: with every field of every record. */
export async function auditShow(
  { request, details }: { readonly request: string; readonly details: boolean },
  database: string | undefined,
  tools: AuditTools,
  terminal: Terminal,
): Promise<number> {
  return printRecords({ request }, database, tools, terminal, (chosen) =>
    [...storyLines(chosen), ...(details ? detailLines(chosen) : [])].join('\n'),
  );
}

async function printRecords(
  choice: RecordChoice,
  database: string | undefined,
  tools: AuditTools,
  terminal: Terminal,
  describe: (chosen: ChosenRecord) => string,
): Promise<number> {
  const transcript = await tools.openTranscript(database);
  const sink = await tools.openSink(undefined);
  let count = 0;
  try {
    for await (const chosen of chooseRecords(choice, transcript)) {
      count += 1;
      await sink.write(`${describe(chosen)}\n`);
    }
  } finally {
    await sink.close();
    await transcript.close();
  }
  if (count > 0) return exit.done;
  terminal.error('The transcript holds nothing that fits.');
  return exit.no;
}

function listLine({ record, event }: ChosenRecord): string {
  const parts = [
    String(record.sequence).padStart(6),
    event?.at ?? record.recordedAt,
    record.code,
    event?.name ?? '(payload removed)',
    event?.requestId,
    event?.actor && `by ${event.actor.name}`,
    event?.subject &&
      `about ${event.subject.userPrincipalName ?? event.subject.displayName ?? event.subject.objectGUID ?? '?'}`,
  ];
  return printable(parts.filter((part) => part !== undefined).join('  '));
}

function storyLines({ record, event }: ChosenRecord): readonly string[] {
  const when = `${(event?.at ?? record.recordedAt).slice(0, 19).replace('T', ' ')} UTC`;
  const place = `(record ${record.sequence}, ${record.code})`;
  if (!event) return [`${when}  What was recorded here was removed when its time was over ${place}`];
  const { sentence, lines } = tellEvent(event);
  return [
    `${when}  ${printable(sentence)} ${place}`,
    ...lines.map(({ label, value }) => `    ${label}: ${printable(value)}`),
  ];
}

function detailLines({ record, event }: ChosenRecord): readonly string[] {
  const { subject = {}, details = {}, correlationId } = event ?? {};
  const facts = Object.entries({
    ...subject,
    ...details,
    correlationId,
    recordedAt: record.recordedAt,
    hash: record.hash,
  });
  return facts.map(
    ([name, value]) => `          ${name}: ${printable(Array.isArray(value) ? value.join('; ') : String(value))}`,
  );
}
