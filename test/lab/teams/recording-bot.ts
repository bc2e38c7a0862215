import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedActivity {
  readonly authorization: string;
  readonly activity: Readonly<Record<string, unknown>> & { readonly type: string };
}

/** A bot at the protocol: it takes what a Bot Connector delivers, remembers it, and answers as told. */
export interface RecordingBot {
  readonly endpoint: string;
  readonly received: ReceivedActivity[];
  /** Only the activities of this type. */
  ofType(type: string): readonly ReceivedActivity['activity'][];
  close(): Promise<void>;
}

export type Answer = (activity: ReceivedActivity['activity']) => Promise<AnswerBody> | AnswerBody;
export type AnswerBody = { readonly status: number; readonly body?: unknown };

export async function startRecordingBot(answer: Answer = () => ({ status: 200 })): Promise<RecordingBot> {
  const received: ReceivedActivity[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      let text = '';
      for await (const chunk of request) text += String(chunk);
      const activity = JSON.parse(text) as ReceivedActivity['activity'];
      received.push({ authorization: request.headers.authorization ?? '', activity });
      const { status, body } = await answer(activity);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`,
    received,
    ofType: (type) => received.map(({ activity }) => activity).filter((activity) => activity.type === type),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
