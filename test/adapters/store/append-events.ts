// A process that appends events to the store in the file it is given until it is killed or refused, and prints the
// number of each event after the store has acknowledged it.
import { openStore } from '../../../src/adapters/store/open-store.ts';
import { sampleEvent } from './samples.ts';

const [file = ':memory:'] = process.argv.slice(2);
const store = await openStore({ file });
for (let number = 1; ; number += 1) {
  try {
    await store.audit.append([sampleEvent({ code: `HB${number}I` }), sampleEvent({ code: `HB${number}W` })]);
  } catch (error) {
    process.stdout.write(`refused ${String(error)}\n`);
    break;
  }
  process.stdout.write(`${number}\n`);
}
