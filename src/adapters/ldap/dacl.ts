import { guidToText, sidToText } from './binary-text.ts';

/** One entry of a permission list that allows or denies; entries for inheritance only are left out. */
export interface Ace {
  readonly kind: 'allow' | 'deny';
  /** [MS-DTYP] 2.4.3. */
  readonly mask: number;
  /** The attribute, property set or extended right it speaks about; missing: all of them. */
  readonly objectType?: string;
  readonly trustee: string;
}

const daclPresent = 0x4;
const inheritOnly = 0x8;
const objectTypePresent = 0x1;
const inheritedObjectTypePresent = 0x2;

const kinds: Readonly<Record<number, { readonly kind: Ace['kind']; readonly ofObject: boolean }>> = {
  0x0: { kind: 'allow', ofObject: false },
  0x1: { kind: 'deny', ofObject: false },
  0x5: { kind: 'allow', ofObject: true },
  0x6: { kind: 'deny', ofObject: true },
};

/**
 * The entries of a DACL that count for the object itself, in order. Undefined: the descriptor cannot be understood.
 *
 * @param descriptor - A self-relative security descriptor ([MS-DTYP] 2.4.6).
 */
export function readDacl(descriptor: Buffer): readonly Ace[] | undefined {
  try {
    return [...aces(descriptor)].filter((ace) => ace !== undefined);
  } catch (error) {
    // Buffer reads throw RangeError past the end: a truncated descriptor says nothing.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function* aces(descriptor: Buffer): Generator<Ace | undefined> {
  const control = descriptor.readUInt16LE(2);
  const aclOffset = descriptor.readUInt32LE(16);
  if ((control & daclPresent) === 0 || aclOffset === 0) return;
  const count = descriptor.readUInt16LE(aclOffset + 4);
  let offset = aclOffset + 8;
  for (let index = 0; index < count; index += 1) {
    const size = descriptor.readUInt16LE(offset + 2);
    if (size < 8 || offset + size > descriptor.length) throw new RangeError('ACE outside its descriptor');
    yield readAce(descriptor.subarray(offset, offset + size));
    offset += size;
  }
}

function readAce(ace: Buffer): Ace | undefined {
  const type = kinds[ace.readUInt8(0)];
  if (type === undefined || (ace.readUInt8(1) & inheritOnly) !== 0) return undefined;
  const mask = ace.readUInt32LE(4);
  const flags = type.ofObject ? ace.readUInt32LE(8) : 0;
  const objectTypeAt = 12;
  const inheritedTypeAt = objectTypeAt + ((flags & objectTypePresent) === 0 ? 0 : 16);
  const sidAt = type.ofObject ? inheritedTypeAt + ((flags & inheritedObjectTypePresent) === 0 ? 0 : 16) : 8;
  const trustee = sidToText(ace.subarray(sidAt, sidAt + 8 + 4 * ace.readUInt8(sidAt + 1)));
  if (trustee === undefined) throw new RangeError('ACE without a SID');
  const objectType =
    (flags & objectTypePresent) === 0 ? undefined : guidToText(ace.subarray(objectTypeAt, inheritedTypeAt));
  return { kind: type.kind, mask, trustee, ...(objectType !== undefined && { objectType }) };
}

/** [MS-ADTS] 5.1.3.2. */
export const accessMask = { readProperty: 0x10, writeProperty: 0x20, controlAccess: 0x100 } as const;

/** Generic rights stand for all of the above in AD's mapping; a stored entry is mapped, a hand-made one may not be. */
const genericAll = 0x10000000;
const genericRead = 0x80000000;

/**
 * Whether the list lets the token do this, as AD decides: in order, the first entry that speaks about it counts, and
 * nothing said is a no.
 *
 * @param objectTypes - GUIDs that stand for what is asked about: an attribute and its property set, or a right.
 */
export function allows(
  list: readonly Ace[],
  token: ReadonlySet<string>,
  mask: number,
  objectTypes: readonly string[],
): boolean {
  const generic = mask === accessMask.readProperty ? genericAll | genericRead : genericAll;
  const ace = list.find(
    (one) =>
      token.has(one.trustee) &&
      (one.mask & (mask | generic)) !== 0 &&
      (one.objectType === undefined || objectTypes.includes(one.objectType)),
  );
  return ace?.kind === 'allow';
}
