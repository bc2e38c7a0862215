// Loaded before the program (`--import`): gives the names in TORTURE_HOSTS the address TORTURE_ADDRESS, as a hosts file
// would, and knows no other name, so that nothing outside this machine is ever asked.
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import { isIP } from 'node:net';

const names = new Set((process.env['TORTURE_HOSTS'] ?? '').split(','));
const address = process.env['TORTURE_ADDRESS'] ?? '127.0.0.1';
type Lookup = (name: string, ...rest: unknown[]) => void;
const lookup = dns.lookup as unknown as Lookup;

const redirected: Lookup = (name, ...rest) => {
  if (isIP(name) !== 0) return lookup(name, ...rest);
  if (names.has(name)) return lookup(address, ...rest);
  const done = rest.at(-1) as (error: Error) => void;
  process.nextTick(done, Object.assign(new Error(`${name} is not part of the test`), { code: 'ENOTFOUND' }));
};
dns.lookup = redirected as unknown as typeof dns.lookup;
syncBuiltinESMExports();

// Its standard input ends with the torture: it must not outlive it.
process.stdin.resume().once('end', () => process.kill(process.pid, 'SIGKILL'));
process.stdin.unref();
