import { Attribute, Change, Client } from 'ldapts';
import { guidToBytes, sidToBytes, sidToText } from '../../src/adapters/ldap/binary-text.ts';
import { DaclOnlyControl } from '../../src/adapters/ldap/controls.ts';
import { baseDn, seededPassword, type SambaDc } from './samba.ts';

export interface NewAce {
  readonly kind: 'allow' | 'deny';
  readonly mask: number;
  /** An attribute, property set or extended right; left out: all. */
  readonly objectType?: string;
}

/** What an administrator of the domain does to it. */
export class Administrator {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async removeMember(group: string, member: string): Promise<void> {
    const modification = new Attribute({ type: 'member', values: [member] });
    await this.#client.modify(group, new Change({ operation: 'delete', modification }));
  }

  async sidOf(dn: string): Promise<string> {
    return sidToText(await this.#bytesOf(dn, 'objectSid')) ?? '';
  }

  /** Puts an entry for `trustee` (a SID) first into the DACL; gives back what restores it. */
  async putFirst(dn: string, trustee: string, ace: NewAce): Promise<() => Promise<void>> {
    const before = await this.#bytesOf(dn, 'nTSecurityDescriptor');
    await this.#writeDescriptor(dn, withAce(before, aceBytes(trustee, ace)));
    return () => this.#writeDescriptor(dn, before);
  }

  async signOut(): Promise<void> {
    await this.#client.unbind();
  }

  async #bytesOf(dn: string, attribute: string): Promise<Buffer> {
    const options = { scope: 'base' as const, attributes: [attribute], explicitBufferAttributes: [attribute] };
    const { searchEntries } = await this.#client.search(dn, options, [new DaclOnlyControl()]);
    const value = searchEntries[0]?.[attribute];
    if (!Buffer.isBuffer(value)) throw new Error(`${dn} has no ${attribute}`);
    return value;
  }

  async #writeDescriptor(dn: string, descriptor: Buffer): Promise<void> {
    const modification = new Attribute({ type: 'nTSecurityDescriptor', values: [descriptor] });
    await this.#client.modify(dn, new Change({ operation: 'replace', modification }), [new DaclOnlyControl()]);
  }
}

export async function signInAsAdministrator(dc: SambaDc): Promise<Administrator> {
  const { ca, serverName } = dc.options();
  const client = new Client({ url: `ldaps://${dc.ip}`, timeout: 10_000, tlsOptions: { ca, servername: serverName } });
  await client.bind(`CN=Administrator,CN=Users,${baseDn}`, seededPassword);
  return new Administrator(client);
}

/** [MS-DTYP] 2.4.4. */
function aceBytes(trustee: string, { kind, mask, objectType }: NewAce): Buffer {
  const sid = sidToBytes(trustee) ?? Buffer.alloc(0);
  const type = objectType === undefined ? undefined : guidToBytes(objectType);
  const numbers = Buffer.alloc(type ? 8 : 4);
  numbers.writeUInt32LE(mask);
  if (type) numbers.writeUInt32LE(1, 4);
  const header = Buffer.alloc(4);
  header.writeUInt8((kind === 'allow' ? 0 : 1) + (type ? 5 : 0));
  header.writeUInt16LE(4 + numbers.length + (type?.length ?? 0) + sid.length, 2);
  return Buffer.concat([header, numbers, ...(type ? [type] : []), sid]);
}

function withAce(descriptor: Buffer, ace: Buffer): Buffer {
  const acl = descriptor.readUInt32LE(16);
  const changed = Buffer.concat([descriptor.subarray(0, acl + 8), ace, descriptor.subarray(acl + 8)]);
  changed.writeUInt8(4, acl);
  changed.writeUInt16LE(descriptor.readUInt16LE(acl + 2) + ace.length, acl + 2);
  changed.writeUInt16LE(descriptor.readUInt16LE(acl + 4) + 1, acl + 4);
  return changed;
}
