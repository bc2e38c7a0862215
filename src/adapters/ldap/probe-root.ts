import { Client, type Entry } from 'ldapts';
import type { RootFacts } from '../../core/doctor/ad-facts.ts';
import { seen, unseen, type Probed } from '../../core/doctor/probed.ts';
import { readGeneralizedTime } from '../../core/snapshot/raw-times.ts';
import type { AdOptions } from './ad-options.ts';
import { secureOptions } from './connection.ts';
import { describeFailure, readFailure } from './errors.ts';
import { hostOf, serverUrl } from './server-url.ts';

const attributes = ['dnsHostName', 'defaultNamingContext', 'currentTime', 'supportedCapabilities'];

/** [MS-ADTS] 3.1.1.3.4.3: an AD domain controller, and one that is read-only. */
const isActiveDirectory = '1.2.840.113556.1.4.800';
const isReadOnly = '1.2.840.113556.1.4.1920';

/** Asks a DC, over a checked connection and without signing in, what it is and what time it has. */
export async function probeRoot(server: string, options: AdOptions, now: () => Date): Promise<Probed<RootFacts>> {
  const url = serverUrl(server, options.transport);
  const secure = secureOptions(hostOf(url), options);
  const client = new Client({
    url: url.href,
    timeout: options.operationTimeoutMs,
    connectTimeout: options.connectTimeoutMs,
    ...(options.transport === 'ldaps' && { tlsOptions: secure }),
  });
  try {
    if (options.transport === 'starttls') await client.startTLS(secure);
    const asked = now();
    const { searchEntries } = await client.search('', { scope: 'base', attributes });
    const middle = new Date((asked.getTime() + now().getTime()) / 2);
    return seen(rootOf(searchEntries[0] ?? { dn: '' }, middle));
  } catch (error) {
    const failure = readFailure(error);
    return unseen(failure.code, describeFailure(failure));
  } finally {
    await client.unbind().catch(() => undefined);
  }
}

function rootOf(root: Entry, now: Date): RootFacts {
  const capabilities = textsOf(root['supportedCapabilities']);
  const [dnsHostName] = textsOf(root['dnsHostName']);
  const [defaultNamingContext] = textsOf(root['defaultNamingContext']);
  const time = readGeneralizedTime(textsOf(root['currentTime'])[0]);
  return {
    isActiveDirectory: capabilities.includes(isActiveDirectory),
    isReadOnly: capabilities.includes(isReadOnly),
    ...(dnsHostName !== undefined && { dnsHostName }),
    ...(defaultNamingContext !== undefined && { defaultNamingContext }),
    ...(time !== undefined && { clockOffset: time.getTime() - now.getTime() }),
  };
}

export function textsOf(value: Entry[string] | undefined): readonly string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(String).filter((text) => text !== '');
}
