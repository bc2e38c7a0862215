import type { TenantProfile } from '../core/tenant-profile.ts';
import type { TenantReader } from '../ports/tenant-reader.ts';
import type { Imported } from '../core/tenant/import-profile.ts';
import type { Declaration } from '../core/tenant-profile.ts';

/** What the `tenant` commands need that only the composition root can build. */
export interface TenantTools {
  /** @throws UsageProblem when there are no settings, or none that can be used. */
  open(clientId: string | undefined): TenantDesk;
}

export interface TenantDesk {
  readonly profile: TenantProfile;
  readonly reader: TenantReader;
  /** The file the profile is part of. */
  readonly file: string;
  readonly now: () => Date;
  /** Replaces these parts of the profile in the file, at once; everything else in it stays. */
  save(imported: Imported, declaration: Declaration): Promise<void>;
}
