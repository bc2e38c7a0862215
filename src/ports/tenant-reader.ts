import type { Reading } from '../core/reading.ts';
import type { TenantAnswers } from '../core/tenant/import-profile.ts';

/** Reads, as an administrator who signs in for this once, what no application may read. */
export interface TenantReader {
  /**
   * The sign-in name of the administrator; asks for the sign-in. `unavailable`: nobody signed in, or in another tenant.
   */
  signIn(): Promise<Reading<string>>;
  /** Never rejects; each part tells for itself whether it could be read. */
  read(): Promise<TenantAnswers>;
}
