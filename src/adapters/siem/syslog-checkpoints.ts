import { checkpointPublishedCode } from '../../core/audit/transcript-codes.ts';
import type { CheckpointPublisher } from '../../ports/checkpoint-place.ts';
import { sendFrames, type SyslogServer } from './send-frames.ts';
import { syslogFrame } from './syslog-message.ts';

const sendingTakesAtMost = 15_000;

/** Sends each checkpoint as the message `{"checkpoint": note, "size": size}`. */
export function createSyslogCheckpoints(server: SyslogServer, now: () => Date): CheckpointPublisher {
  return {
    publish: (size, note) => {
      const text = JSON.stringify({ checkpoint: note, size });
      const frame = syslogFrame({ at: now().toISOString(), code: checkpointPublishedCode, text });
      return sendFrames([frame], server, AbortSignal.timeout(sendingTakesAtMost));
    },
  };
}
