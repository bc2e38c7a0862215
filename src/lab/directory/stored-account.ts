/** LDAP attributes as stored, in the shapes of `RawAdAccount`. `unicodePwd` is never among them: only when it was written. */
export type StoredAttributes = Readonly<Record<string, string | number | readonly string[]>>;

/** One object of the lab's AD. `attributes` is replaced as a whole by a modify, so a modify is atomic. */
export interface StoredAccount {
  attributes: StoredAttributes;
  /** Replication metadata by attribute name. */
  readonly written: Map<string, WrittenAttribute>;
  /** Transitive groups, primary group included, as SIDs. */
  readonly tokenGroups: readonly string[];
}

export interface WrittenAttribute {
  readonly version: number;
  readonly at: Date;
}

export const accountFlags = {
  disabled: 0x2,
  normalAccount: 0x200,
  dontExpirePassword: 0x1_0000,
  smartcardRequired: 0x4_0000,
} as const;

/** A single-valued attribute as text; `undefined` when it is not set. */
export function textOf(account: StoredAccount, name: string): string | undefined {
  const value = account.attributes[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

export function hasFlag(account: StoredAccount, flag: keyof typeof accountFlags): boolean {
  return (Number(textOf(account, 'userAccountControl')) & accountFlags[flag]) !== 0;
}

/** The person must set a new password at the next logon: `pwdLastSet` 0, unless a flag makes it ineffective ([MS-SAMR] 3.1.5.14.4). */
export function mustChangePassword(account: StoredAccount): boolean {
  return (
    textOf(account, 'pwdLastSet') === '0' &&
    !hasFlag(account, 'dontExpirePassword') &&
    !hasFlag(account, 'smartcardRequired')
  );
}

/** Writes attributes as one modify does: all of them at the same moment, metadata included. */
export function writeAttributes(account: StoredAccount, changes: StoredAttributes, at: Date): void {
  const { unicodePwd: _never, ...stored } = changes;
  account.attributes = { ...account.attributes, ...stored };
  for (const name of Object.keys(changes)) {
    account.written.set(name, { version: (account.written.get(name)?.version ?? 0) + 1, at });
  }
}
