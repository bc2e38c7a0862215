import type { Entry } from 'ldapts';
import type { SampleFacts } from '../../core/doctor/ad-facts.ts';
import { privilegedGroupBySid } from '../../core/privileged-groups.ts';
import { accountAttributes, groupAttributes } from './attributes.ts';
import type { Connection } from './connection.ts';
import { DaclOnlyControl } from './controls.ts';
import { readDacl } from './dacl.ts';
import { mayRead, mayReset, type Schema, type Token } from './probe-rights.ts';
import { textsOf } from './probe-root.ts';
import { binaryAttributes, rawAttributes } from './raw-attributes.ts';
import { unlessRefused } from './account-details.ts';

/** SD rights of `sDRightsEffective` ([MS-ADTS] 3.1.1.4.5.4) with which one could give oneself all others. */
const ownerOrDacl = 0x1 | 0x4;

export interface SampleWish {
  readonly dn: string;
  readonly asked?: string;
  readonly isProtected: boolean;
}

/** Reads one account as Latchkey reads it, and what may be done to it. Undefined: it is not there. */
export async function probeSample(
  connection: Connection,
  { dn, asked, isProtected }: SampleWish,
  token: Token,
  schema: Schema,
): Promise<SampleFacts | undefined> {
  const forms = { ...accountAttributes, ...groupAttributes };
  const [attributes, rights] = await Promise.all([
    readBase(connection, dn, Object.keys(forms), binaryAttributes(forms)),
    readRights(connection, dn),
  ]);
  if (attributes === undefined) return undefined;
  const values = rawAttributes(attributes, forms);
  const list = rights.descriptor === undefined ? undefined : readDacl(rights.descriptor);
  return {
    dn: String(attributes.dn),
    ...(typeof values['objectGUID'] === 'string' && { objectGUID: values['objectGUID'] }),
    ...(asked !== undefined && { asked }),
    protection: protectionOf(values, isProtected),
    returned: Object.keys(forms).filter((name) => name in values),
    missing: Object.keys(forms)
      .filter((name) => !(name in values) && name !== neverOnLive)
      .map((attribute) => ({ attribute, reading: mayRead(attribute, list, token, schema) })),
    writable: rights.writable,
    reset: mayReset(list, token),
    mayChangePermissions: (rights.sd & ownerOrDacl) !== 0,
  };
}

/** No live account has it, whoever asks. */
const neverOnLive = 'isDeleted';

function protectionOf(values: Readonly<Record<string, unknown>>, isProtected: boolean): SampleFacts['protection'] {
  if (values['adminCount'] === '1') return 'stamped';
  if (isProtected) return 'expected';
  const groups: unknown = values['tokenGroups'];
  const isAdmin = Array.isArray(groups) && groups.some((sid) => privilegedGroupBySid(String(sid)) !== undefined);
  return isAdmin ? 'admin-group' : 'none';
}

interface Rights {
  readonly writable: readonly string[];
  readonly sd: number;
  readonly descriptor?: Buffer;
}

async function readRights(connection: Connection, dn: string): Promise<Rights> {
  const [effective, security] = await Promise.all([
    readBase(connection, dn, ['allowedAttributesEffective', 'sDRightsEffective']),
    unlessRefused(readBase(connection, dn, ['nTSecurityDescriptor'], ['nTSecurityDescriptor'], true)),
  ]);
  const descriptor = security?.['nTSecurityDescriptor'];
  return {
    writable: textsOf(effective?.['allowedAttributesEffective']),
    sd: Number(textsOf(effective?.['sDRightsEffective'])[0] ?? 0),
    ...(Buffer.isBuffer(descriptor) && { descriptor }),
  };
}

async function readBase(
  connection: Connection,
  dn: string,
  attributes: string[],
  explicitBufferAttributes: string[] = [],
  daclOnly = false,
): Promise<Entry | undefined> {
  const options = { scope: 'base' as const, attributes, explicitBufferAttributes };
  const [entry] = await connection.search(dn, options, daclOnly ? [new DaclOnlyControl()] : []);
  return entry;
}
