import { z } from 'zod';
import type { Declaration, TenantProfile } from '../core/tenant-profile.ts';

/** A fact no application permission can read, with who says so and since when. */
const declared = <T extends z.ZodType>(value: T, meaning: string) =>
  z
    .strictObject({ value, by: z.string().min(1), at: z.iso.datetime() })
    .optional()
    .describe(`${meaning}. Declared as \`{ value, by, at }\``);

const signInMethod = z.enum(['passwordHashSync', 'passThrough', 'federated', 'cloudOnly']);

export const tenantSchema = z.strictObject({
  signInMethod: declared(signInMethod, 'How people sign in, in every domain that `domainSignInMethods` does not name'),
  domainSignInMethods: declared(z.record(z.string().toLowerCase(), signInMethod), 'The same for single domains'),
  features: declared(
    z.strictObject({
      passwordSyncEnabled: z.boolean().optional(),
      userForcePasswordChangeOnLogonEnabled: z.boolean().optional(),
      cloudPasswordPolicyForPasswordSyncedUsersEnabled: z.boolean().optional(),
    }),
    'Features of the synchronisation; `latchkey tenant import` reads them',
  ),
  featureEnabledAt: declared(z.iso.datetime(), 'Since when `userForcePasswordChangeOnLogonEnabled` has been on'),
  passwordWriteback: declared(z.boolean(), 'Whether a password that is changed in the cloud is written to AD'),
  connectVersion: declared(
    z.string().regex(/^\d+(\.\d+){1,3}$/, 'is not a version such as 2.5.76.0'),
    'Version of Entra Connect',
  ),
  syncTool: declared(z.enum(['connect', 'cloudSync']), 'What synchronises'),
  adConnectorName: declared(
    z.string().min(1),
    'Name of the AD connector in Entra Connect, for the commands that are printed',
  ),
  customSyncRules: declared(z.array(z.string().min(1)), 'Names of custom rules that disable cloud accounts'),
  stagedRollout: declared(
    z.strictObject({
      feature: z.enum(['passwordHashSync', 'passthroughAuthentication']),
      /** Empty: it was looked up, and nobody is in a staged rollout. */
      groups: z.array(z.guid()),
    }),
    'Who signs in by another method than the domain; `latchkey tenant import` reads it',
  ),
  licences: declared(z.array(z.enum(['P1', 'P2'])), 'Entra ID licences: P1 opens the sign-in log, P2 the user risk'),
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
