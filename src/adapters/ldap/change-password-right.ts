import { accessMask, readDacl } from './dacl.ts';

/** The extended right User-Change-Password: the owner changes the password with the old one. */
const changePassword = 'ab721a53-1e2f-11d0-9819-00aa0040529b';
const self = 'S-1-5-10';
const everyone = 'S-1-1-0';

/**
 * Whether the ACL forbids the owner to change the password ("User cannot change password"): the first entry, in ACL
 * order, that speaks about Change Password for SELF or Everyone is a denial. Undefined: none speaks about it, or the
 * descriptor cannot be understood. Entries for other groups are not weighed.
 *
 * @param descriptor - A self-relative security descriptor ([MS-DTYP] 2.4.6).
 */
export function cannotChangePassword(descriptor: Buffer): boolean | undefined {
  const decisive = readDacl(descriptor)?.find(
    ({ mask, trustee, objectType }) =>
      (mask & accessMask.controlAccess) !== 0 &&
      (objectType === undefined || objectType === changePassword) &&
      (trustee === self || trustee === everyone),
  );
  return decisive && decisive.kind === 'deny';
}
