import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Programs of the operating system that some suites need; npm cannot install them. */
export type Service = 'samba' | 'chromium';

export const chromiumPath = process.env['LATCHKEY_CHROMIUM'] ?? '/usr/bin/chromium';

/** A real peer may be slow on a busy machine; a test that hangs still ends. */
const timeout = 30_000;

/**
 * A `describe` that needs a service. Where it is missing, the suite is skipped and the output says how to get it; with
 * `LATCHKEY_REQUIRE_SERVICES=1` it fails instead.
 */
export function describeWith(service: Service, name: string, suite: () => void): void {
  const missing = missingFor[service]();
  if (missing === undefined) {
    describe(name, { timeout }, suite);
    return;
  }
  if (process.env['LATCHKEY_REQUIRE_SERVICES'] === '1') {
    describe(name, () => it(`has its service, ${service}`, () => expect.fail(missing)));
    return;
  }
  console.warn(`Skipped: ${name}. ${missing}`);
  describe.skip(`${name} (skipped: ${service} is missing)`, suite);
}

/** What is missing and how to get it, as a sentence; undefined when the service is there. */
const missingFor: Readonly<Record<Service, () => string | undefined>> = {
  samba: () => {
    const programs = ['/usr/sbin/samba', '/usr/bin/samba-tool', '/usr/bin/openssl'];
    if (!programs.every(isExecutable) || !existsSync('/usr/lib/python3/dist-packages/samba/provision')) {
      return 'Get it with: apt-get install -y --no-install-recommends samba samba-dsdb-modules samba-ad-provision samba-vfs-modules openssl';
    }
    return mayListenOnLdapPorts() ? undefined : 'A Samba DC listens on ports 389 and 636: run the tests as root.';
  },
  chromium: () =>
    isExecutable(chromiumPath)
      ? undefined
      : 'Get it with: apt-get install -y --no-install-recommends chromium fonts-liberation (or set LATCHKEY_CHROMIUM)',
};

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function mayListenOnLdapPorts(): boolean {
  if (process.getuid?.() === 0) return true;
  const firstFreePort = '/proc/sys/net/ipv4/ip_unprivileged_port_start';
  return existsSync(firstFreePort) && Number(readFileSync(firstFreePort, 'utf8')) <= 389;
}
