// A process of its own: plays a script from standard input in a lab whose store is the file that is named, with the
// most talkative log there is, and ends as in a crash, so that everything it wrote stays where it is.
import { createInterface } from 'node:readline';
import pino from 'pino';
import { runScript } from '../../src/lab/run-script.ts';
import { startLabApp } from '../../src/lab/start-lab-app.ts';

const [storeFile = ''] = process.argv.slice(2);
const log = pino({ level: 'trace' }, pino.destination(2));
log.trace('playing');
const { lab } = await startLabApp({ storeFile, log, hashLoop: 'never', attributeCycle: 'never' });
for await (const result of runScript(lab, createInterface({ input: process.stdin })))
  console.log(JSON.stringify(result));
process.kill(process.pid, 'SIGKILL');
