import { recordLine } from '../../core/audit/record-line.ts';
import { deliveryTakesAtMost, type RecordReceiver } from '../../ports/record-receiver.ts';
import { sendFrames, type SyslogServer } from './send-frames.ts';
import { syslogFrame } from './syslog-message.ts';

/** Sends each record, as the line of a transcript file, in a syslog message of its own. */
export function createSyslogReceiver(server: SyslogServer): RecordReceiver {
  return {
    name: `syslog+tls://${server.host}:${server.port}`,
    deliver: (records, signal) =>
      sendFrames(
        records.map((record) => syslogFrame({ at: record.recordedAt, code: record.code, text: recordLine(record) })),
        server,
        AbortSignal.any([signal, AbortSignal.timeout(deliveryTakesAtMost)]),
      ),
  };
}
