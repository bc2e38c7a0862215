import { csvHead, csvRow } from '../core/audit/csv.ts';
import { ocsfAccountChange } from '../core/audit/export/ocsf.ts';
import { transcriptHtml } from '../core/audit/export/transcript-html.ts';
import { recordLine } from '../core/audit/record-line.ts';
import { proveRequest } from '../intents/prove-request.ts';
import type { AuditTools, OpenTranscript, Sink } from './audit-tools.ts';
import { chooseRecords, type ChosenRecord, type RecordChoice } from './audit-records.ts';
import { exit, type Terminal } from './terminal.ts';

export const exportFormats = ['jsonl', 'csv', 'ocsf', 'html'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportOptions {
  readonly format: ExportFormat;
  readonly database?: string;
  readonly output?: string;
}

/** Writes records as they are read, so an export of any size needs little memory. */
export async function auditExport(
  choice: RecordChoice,
  { format, database, output }: ExportOptions,
  tools: AuditTools,
  terminal: Terminal,
): Promise<number> {
  if (format === 'html' && (choice.request === undefined || Object.keys(choice).length > 1)) {
    terminal.error('An HTML transcript is of one whole request: give --request and no other filter.');
    return exit.usage;
  }
  const transcript = await tools.openTranscript(database);
  const sink = await tools.openSink(output);
  try {
    const count = format === 'html' ? await writePage(choice.request ?? '') : await writeLines(format);
    if (count === 0) terminal.error('The transcript holds nothing that fits.');
    return count === 0 ? exit.no : exit.done;
  } finally {
    await sink.close();
    await transcript.close();
  }

  async function writePage(request: string): Promise<number> {
    const proven = await proveRequest(request, transcript, tools.hasher);
    if (proven.records.length > 0) await sink.write(transcriptHtml(proven));
    return proven.records.length;
  }

  function writeLines(kind: Exclude<ExportFormat, 'html'>): Promise<number> {
    return writeChosen(choice, kind, transcript, sink);
  }
}

async function writeChosen(
  choice: RecordChoice,
  format: Exclude<ExportFormat, 'html'>,
  transcript: OpenTranscript,
  sink: Sink,
): Promise<number> {
  if (format === 'csv') await sink.write(csvHead);
  let count = 0;
  for await (const chosen of chooseRecords(choice, transcript)) {
    const line = lines[format](chosen);
    if (line === undefined) continue;
    count += 1;
    await sink.write(line);
  }
  return count;
}

const lines: Record<Exclude<ExportFormat, 'html'>, (chosen: ChosenRecord) => string | undefined> = {
  jsonl: ({ record }) => `${recordLine(record)}\n`,
  csv: ({ event }) => event && csvRow(event),
  ocsf: ({ record, event }) => {
    const change = ocsfAccountChange(record, event);
    return change && `${JSON.stringify(change)}\n`;
  },
};
