// A process that appends events to the store at the address it is given (a file or a connection string) until it is
// killed or refused, and prints the number of each event after the store has acknowledged it.
import { openPostgresStore, openStore } from '../../../src/adapters/store/open-store.ts';
import { sampleEvent } from './samples.ts';

const [address = ':memory:'] = process.argv.slice(2);
const store = address.startsWith('postgres:')
  ? await openPostgresStore({ connectionString: address })
  : await openStore({ file: address });
for (let number = 1; ; number += 1) {
  try {
    await store.audit.append([sampleEvent({ code: `HB${number}I` }), sampleEvent({ code: `HB${number}W` })]);
  } catch (error) {
    process.stdout.write(`refused ${String(error)}\n`);
    break;
  }
  process.stdout.write(`${number}\n`);
}
