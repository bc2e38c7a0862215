import { guidToText, sidToText } from './binary-text.ts';

/** The extended right User-Change-Password: the owner changes the password with the old one. */
const changePassword = 'ab721a53-1e2f-11d0-9819-00aa0040529b';
const self = 'S-1-5-10';
const everyone = 'S-1-1-0';
const controlAccess = 0x100;

const daclPresent = 0x4;
const inheritOnly = 0x8;
const accessAllowed = 0x0;
const accessDenied = 0x1;
const accessAllowedObject = 0x5;
const accessDeniedObject = 0x6;
const objectTypePresent = 0x1;
const inheritedObjectTypePresent = 0x2;

/**
 * Whether the ACL forbids the owner to change the password ("User cannot change password"): the first entry, in ACL
 * order, that speaks about Change Password for SELF or Everyone is a denial. Undefined: none speaks about it, or the
 * descriptor cannot be understood. Entries for other groups are not weighed.
 *
 * @param descriptor - A self-relative security descriptor ([MS-DTYP] 2.4.6).
 */
export function cannotChangePassword(descriptor: Buffer): boolean | undefined {
  try {
    for (const ace of readDacl(descriptor)) {
      const decides = speaksAboutChangePassword(ace);
      if (decides !== undefined) return decides === 'deny';
    }
  } catch (error) {
    // Buffer reads throw RangeError past the end: a truncated descriptor says nothing.
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
}

function* readDacl(descriptor: Buffer): Generator<Buffer> {
  const control = descriptor.readUInt16LE(2);
  const aclOffset = descriptor.readUInt32LE(16);
  if ((control & daclPresent) === 0 || aclOffset === 0) return;
  const count = descriptor.readUInt16LE(aclOffset + 4);
  let offset = aclOffset + 8;
  for (let index = 0; index < count; index += 1) {
    const size = descriptor.readUInt16LE(offset + 2);
    if (size < 8 || offset + size > descriptor.length) throw new RangeError('ACE outside its descriptor');
    yield descriptor.subarray(offset, offset + size);
    offset += size;
  }
}

function speaksAboutChangePassword(ace: Buffer): 'allow' | 'deny' | undefined {
  const type = ace.readUInt8(0);
  const ofObject = type === accessAllowedObject || type === accessDeniedObject;
  if (!ofObject && type !== accessAllowed && type !== accessDenied) return undefined;
  if ((ace.readUInt8(1) & inheritOnly) !== 0 || (ace.readUInt32LE(4) & controlAccess) === 0) return undefined;

  const flags = ofObject ? ace.readUInt32LE(8) : 0;
  const objectTypeAt = 12;
  const inheritedTypeAt = objectTypeAt + ((flags & objectTypePresent) === 0 ? 0 : 16);
  const sidAt = ofObject ? inheritedTypeAt + ((flags & inheritedObjectTypePresent) === 0 ? 0 : 16) : 8;
  if ((flags & objectTypePresent) !== 0 && guidToText(ace.subarray(objectTypeAt, inheritedTypeAt)) !== changePassword) {
    return undefined;
  }
  const trustee = sidToText(ace.subarray(sidAt, sidAt + 8 + 4 * ace.readUInt8(sidAt + 1)));
  if (trustee !== self && trustee !== everyone) return undefined;
  return type === accessDenied || type === accessDeniedObject ? 'deny' : 'allow';
}
