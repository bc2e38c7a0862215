import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { PeerAnswer, PeerOrder, PeerResult } from './peer-orders.ts';

export interface Peer {
  /** Of its Bot Connector and its keys. */
  readonly url: string;
  readonly issuer: string;
  deliver(order: PeerOrder): Promise<PeerResult>;
  stop(): void;
}

export async function startPeer(): Promise<Peer> {
  const child = fork(fileURLToPath(new URL('peer.ts', import.meta.url)), { execArgv: [] });
  const ended = once(child, 'exit').then(() => {
    throw new Error('The process that plays Teams ended.');
  });
  // Ends well when it is stopped; until then whoever waits hears of it.
  ended.catch(() => undefined);
  const answer = async (): Promise<PeerAnswer> => {
    const [message] = (await Promise.race([once(child, 'message'), ended])) as [PeerAnswer];
    return message;
  };
  const ready = await answer();
  if (ready.kind !== 'ready') throw new Error('The process that plays Teams did not start.');
  return {
    url: ready.url,
    issuer: ready.issuer,
    async deliver(order) {
      child.send(order);
      const done = await answer();
      if (done.kind !== 'done') throw new Error('The process that plays Teams gave no figures.');
      return done;
    },
    stop: () => void child.kill(),
  };
}
