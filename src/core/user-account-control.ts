/** Bits of `userAccountControl` ([MS-ADTS] 2.2.16). Lockout and "password expired" are never stored here, only computed. */
export const accountDisabled = 0x2;
export const passwordNotRequired = 0x20;
export const normalAccount = 0x200;
export const trustOrComputer = 0x800 | 0x1000 | 0x2000;
export const passwordNeverExpires = 0x10000;
export const smartCardRequired = 0x40000;
export const desKeysOnly = 0x200000;

/** False also when the attribute was not returned: ask for the attribute itself where "not returned" matters. */
export function hasFlag(userAccountControl: number | undefined, flag: number): boolean {
  return userAccountControl !== undefined && (userAccountControl & flag) !== 0;
}
