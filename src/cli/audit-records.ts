import type { AuditEvent } from '../core/audit-event.ts';
import { namesPerson } from '../core/audit/export/person-filter.ts';
import { DamagedRecord } from '../core/audit/damaged-record.ts';
import { eventOf, type StoredRecord } from '../core/audit/record.ts';
import type { Transcript, TranscriptFilter } from '../ports/transcript.ts';

/** Which records a command is about; all that are given together. */
export interface RecordChoice extends Pick<TranscriptFilter, 'code' | 'since' | 'until'> {
  readonly person?: string;
  readonly request?: string;
}

export interface ChosenRecord {
  readonly record: StoredRecord;
  /** Missing when retention removed it. */
  readonly event?: AuditEvent;
}

/** @throws DamagedRecord: an answer that leaves a damaged record out would hide it. */
export async function* chooseRecords(
  { person, request, ...filter }: RecordChoice,
  transcript: Pick<Transcript, 'records'>,
): AsyncGenerator<ChosenRecord> {
  for await (const page of transcript.records({ ...filter, ...(request !== undefined && { requestId: request }) }))
    for (const record of page) {
      if ('unreadable' in record) throw new DamagedRecord(record.unreadable);
      const event = record.payloadText === undefined ? undefined : eventOf(record.payloadText);
      if (person !== undefined && !(event && namesPerson(event, person))) continue;
      yield { record, ...(event && { event }) };
    }
}
