import type { Logger } from 'pino';

import type { Store } from '../adapters/store/store.ts';
import { createForwarding, readLag } from '../intents/forward-records.ts';
import type { Environment } from '../ports/environment.ts';
import type { RecordReceiver } from '../ports/record-receiver.ts';
import { repeat } from './repeat.ts';

/** A new record may wait so many milliseconds before it is forwarded. */
const look = 2_000;

/** Forwards the transcript while the process runs, apart from every turn. A failure is logged and tried again. */
export function startAuditForwarding(
  { transcript, forwarding }: Pick<Store, 'transcript' | 'forwarding'>,
  receiver: RecordReceiver,
  environment: Environment,
  log: Logger,
): { stop(): Promise<void> } {
  const parts = { transcript, position: forwarding, receiver, environment, holder: environment.newId() };
  const forward = createForwarding(parts);
  let isFailing = false;
  const work = async (stopping: AbortSignal) => {
    await forward(stopping);
    if (!isFailing) return;
    isFailing = false;
    log.info({ code: 'audit-forwarded', receiver: receiver.name }, 'the audit transcript is forwarded again');
  };
  return repeat(work, look, async (err) => {
    isFailing = true;
    const lag = await readLag(parts).catch(() => undefined);
    log.error(
      { code: 'audit-forward-failed', receiver: receiver.name, cursor: lag?.cursor, behind: lag?.behind, err },
      'the audit transcript could not be forwarded; it is tried again',
    );
  });
}
