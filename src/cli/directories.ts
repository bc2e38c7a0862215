import type { TenantProfile } from '../core/tenant-profile.ts';
import type { Ports } from '../intents/ports.ts';

/** Both directories, for commands that read live accounts. `close` ends the connections. */
export interface Directories extends Pick<Ports, 'ad' | 'entra' | 'environment'> {
  readonly profile: TenantProfile;
  /** Shown on stderr first, e.g. that this is the lab. */
  readonly label: string;
  close(): Promise<void>;
}
