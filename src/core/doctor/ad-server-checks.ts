import { judgeBind } from './ad-bind-checks.ts';
import type { AdFacts, RootFacts, ServerFacts } from './ad-facts.ts';
import type { ServerContext } from './ad-server-context.ts';
import { judgeTls } from './ad-tls-checks.ts';
import { defineCheck, observe, type CheckResult, type Details } from './check.ts';
import type { Probed } from './probed.ts';
import { spanText } from './span.ts';

const dns = defineCheck('ad.dns', 'The name of the domain controller in DNS', 'Without an address it cannot be asked.');
const reach = defineCheck(
  'ad.reachable',
  'A TCP connection to the domain controller',
  'Every answer about Active Directory and every change goes over it.',
);
const kind = defineCheck(
  'ad.domain-controller',
  'What kind of server answers',
  'Changes need a writable domain controller of Active Directory.',
);
const clock = defineCheck(
  'ad.clock',
  'The difference between the clock of the domain controller and that of this machine',
  'Expiry, lockout and synchronisation are judged by comparing times of both: a wrong clock gives wrong diagnoses.',
);

/** A domain controller takes part in Kerberos up to this difference; answers are off long before. */
const worstSkew = 5 * 60_000;
const badSkew = 60_000;

export function judgeServers({ servers, settings }: AdFacts, now: Date): readonly CheckResult[] {
  const anyBound = servers.some((server) => server.role === 'main' && isBound(server));
  return servers.flatMap((server) => {
    // Where another one works, the absence of this one costs resilience, not answers.
    const lastHope = !anyBound && server.role === 'main';
    const details: Details = { subject: server.server, ...(lastHope && { consequence: 'unreachable' as const }) };
    return judgeServer({ server, settings, now, details });
  });
}

export const isBound = ({ bind }: ServerFacts): boolean =>
  bind !== undefined && bind !== 'skipped' && bind.kind === 'seen';

function judgeServer(context: ServerContext): readonly CheckResult[] {
  const { tls, root } = context.server;
  return [
    ...judgeNetwork(context),
    ...(tls ? judgeTls(tls, context) : []),
    ...(root ? judgeRoot(root, context) : []),
    ...judgeBind(context),
  ];
}

function judgeNetwork({ server, settings, details }: ServerContext): readonly CheckResult[] {
  const { host, port, addresses, connect, role } = server;
  const where = role === 'second' ? 'ad.secondServer' : 'ad.servers';
  if (addresses.kind === 'unseen')
    return [
      dns.failed(
        `${host} has no address: ${addresses.detail}.`,
        `Correct the name in ${where}, or give this machine a DNS server of the domain. Try: nslookup ${host}`,
        details,
      ),
    ];
  const found = dns.ok(`${host} is ${addresses.value.join(', ')}.`, {
    ...details,
    evidence: observe({ addresses: addresses.value.join(', ') }),
  });
  if (!connect) return [found];
  if (connect.kind === 'seen')
    return [found, reach.ok(`Port ${port} answered within ${Math.round(connect.value)} ms.`, details)];
  const service = settings.transport === 'ldaps' ? 'LDAPS, usually 636' : 'LDAP, usually 389';
  return [
    found,
    reach.failed(
      `Port ${port} of ${host} does not answer: ${connect.detail}.`,
      `Open TCP ${port} (${service}) from this machine to ${host} in the firewalls, and see that the domain controller is running. Try: nc -vz ${host} ${port}`,
      details,
    ),
  ];
}

function judgeRoot(
  root: Probed<RootFacts>,
  { server: { host }, details: { subject } }: ServerContext,
): readonly CheckResult[] {
  const details = { ...(subject !== undefined && { subject }) };
  if (root.kind === 'unseen') {
    const fix = `See that ${host} is a domain controller and not overloaded, then run the doctor again: ldapsearch -H ldaps://${host} -x -s base -b ""`;
    return [kind.notChecked('no-answer', `It did not describe itself: ${root.detail}.`, fix, details)];
  }
  const { dnsHostName, isActiveDirectory, isReadOnly, clockOffset } = root.value;
  const named = { ...details, evidence: observe({ dnsHostName }) };
  return [
    !isActiveDirectory
      ? kind.failed(
          `${host} speaks LDAP and is no domain controller of Active Directory.`,
          'Name domain controllers in ad.servers. List them with: nltest /dclist:your.domain',
          named,
        )
      : isReadOnly
        ? kind.failed(
            `${dnsHostName ?? host} is a read-only domain controller: it cannot carry out a reset.`,
            'Name a writable domain controller: Get-ADDomainController -Filter {IsReadOnly -eq $false} | Select HostName',
            named,
          )
        : kind.ok(`${dnsHostName ?? host} is a writable domain controller.`, named),
    judgeClock(clockOffset, host, details),
  ];
}

function judgeClock(offset: number | undefined, host: string, details: Details): CheckResult {
  const fix = `Synchronise this machine with the domain's time, and check both: timedatectl status; w32tm /stripchart /computer:${host} /samples:3`;
  if (offset === undefined) return clock.notChecked('no-answer', 'It did not say what time it has.', fix, details);
  const evidence = observe({ offsetSeconds: Math.round(offset / 1_000) });
  const found = `The domain controller is ${spanText(offset)} ${offset > 0 ? 'ahead of' : 'behind'} this machine.`;
  if (Math.abs(offset) >= worstSkew) return clock.failed(found, fix, { ...details, evidence });
  if (Math.abs(offset) >= badSkew) return clock.warning(found, fix, { ...details, evidence });
  return clock.ok(`The clocks differ by ${spanText(offset)}.`, { ...details, evidence });
}
