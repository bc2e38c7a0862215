// A process that forwards the database it is given to the syslog server it is given, until it is killed. Its clock is
// ahead by so many minutes, so that the hold of one that was killed before is over.
import pino from 'pino';

import { createSyslogReceiver } from '../../src/adapters/siem/syslog-receiver.ts';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { systemEnvironment } from '../../src/adapters/system/environment.ts';
import { startAuditForwarding } from '../../src/wiring/audit-forwarding.ts';

const [file = '', port = '', caFile = '', ahead = '0'] = process.argv.slice(2);
const receiver = createSyslogReceiver({ host: '127.0.0.1', port: Number(port), caFile });
const now = () => new Date(Date.now() + Number(ahead) * 60_000);
const environment = { ...systemEnvironment, now };
startAuditForwarding(await openStore({ file }), receiver, environment, pino({ level: 'silent' }));
setInterval(() => undefined, 1_000);
