import { z } from 'zod';
import type { Declaration, TenantProfile } from '../core/tenant-profile.ts';

/** A fact no application permission can read, with who says so and since when. */
const declared = <T extends z.ZodType>(value: T) =>
  z.strictObject({ value, by: z.string().min(1), at: z.iso.datetime() }).optional();

const signInMethod = z.enum(['passwordHashSync', 'passThrough', 'federated', 'cloudOnly']);

export const tenantSchema = z.strictObject({
  /** For every domain that `domainSignInMethods` does not name. */
  signInMethod: declared(signInMethod),
  domainSignInMethods: declared(z.record(z.string().toLowerCase(), signInMethod)),
  features: declared(
    z.strictObject({
      passwordSyncEnabled: z.boolean().optional(),
      userForcePasswordChangeOnLogonEnabled: z.boolean().optional(),
      cloudPasswordPolicyForPasswordSyncedUsersEnabled: z.boolean().optional(),
    }),
  ),
  /** Since when `userForcePasswordChangeOnLogonEnabled` has been on. */
  featureEnabledAt: declared(z.iso.datetime()),
  passwordWriteback: declared(z.boolean()),
  connectVersion: declared(z.string().regex(/^\d+(\.\d+){1,3}$/, 'is not a version such as 2.5.76.0')),
  syncTool: declared(z.enum(['connect', 'cloudSync'])),
  adConnectorName: declared(z.string().min(1)),
  customSyncRules: declared(z.array(z.string().min(1))),
  stagedRollout: declared(
    z.strictObject({
      feature: z.enum(['passwordHashSync', 'passthroughAuthentication']),
      /** Empty: it was looked up, and nobody is in a staged rollout. */
      groups: z.array(z.guid()),
    }),
  ),
  licences: declared(z.array(z.enum(['P1', 'P2']))),
});

/** The values by themselves, and beside them who declared which. */
export function profileFrom(tenant: z.infer<typeof tenantSchema>): TenantProfile {
  const entries = Object.entries(tenant).filter(([, entry]) => entry !== undefined);
  const values = Object.fromEntries(entries.map(([name, entry]) => [name, entry?.value]));
  const declarations = Object.fromEntries(entries.map(([name, entry]) => [name, { by: entry?.by, at: entry?.at }]));
  // zod keeps keys that were left out of `features` as undefined; JSON drops them.
  return JSON.parse(JSON.stringify({ ...values, declarations })) as TenantProfile & {
    declarations: Record<string, Declaration>;
  };
}
