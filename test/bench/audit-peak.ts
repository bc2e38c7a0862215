// A process that verifies the database it is given and prints the most memory it took, in megabytes.
import { openTranscript } from '../../src/adapters/store/open-transcript.ts';
import { sha256 } from '../../src/adapters/system/sha-256.ts';
import { verifyTranscript } from '../../src/intents/verify-transcript.ts';

const [file = ''] = process.argv.slice(2);
const transcript = await openTranscript(file);
await verifyTranscript({ records: transcript.records({}), head: transcript.head, hasher: sha256 });
await transcript.close();
process.stdout.write(`${Math.round(process.resourceUsage().maxRSS / 1024)}\n`);
