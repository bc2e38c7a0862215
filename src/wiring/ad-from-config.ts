import { readFileSync } from 'node:fs';
import type { Logger } from 'pino';
import { createAdDirectory } from '../adapters/ldap/ad-directory.ts';
import type { AdOptions } from '../adapters/ldap/ad-options.ts';
import type { Config } from '../config.ts';
import type { AdDirectory } from '../ports/ad-directory.ts';

/** AD options from settings; the CA file is read here, so that a missing one is told at the start. */
export function adOptionsFrom({ ad, secrets }: Config, log: Logger): AdOptions {
  const { caFile, serverName, secondServer, ...rest } = ad;
  return {
    ...rest,
    bindPassword: secrets.adBindPassword,
    ...(caFile !== undefined && { ca: readFileSync(caFile, 'utf8') }),
    ...(serverName !== undefined && { serverName }),
    ...(secondServer !== undefined && { secondServer }),
    log: (event) => log.warn(event, 'Active Directory'),
  };
}

export function openAd(config: Config, log: Logger): AdDirectory {
  return createAdDirectory(adOptionsFrom(config, log));
}
