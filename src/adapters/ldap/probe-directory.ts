import { AndFilter, EqualityFilter, OrFilter, type Filter } from 'ldapts';
import type { AccountFacts, DirectoryFacts, SampleFacts } from '../../core/doctor/ad-facts.ts';
import { domainAttributes } from './attributes.ts';
import { sidToText } from './binary-text.ts';
import type { Connection } from './connection.ts';
import { unlessRefused } from './account-details.ts';
import { showDeleted } from './controls.ts';
import { pickSamples, resolveNamed } from './pick-samples.ts';
import { probeSample, type SampleWish } from './probe-sample.ts';
import { readSchema, type Token } from './probe-rights.ts';
import { textsOf } from './probe-root.ts';

export interface DirectoryQuestions {
  readonly baseDn: string;
  readonly delegatedOus: readonly string[];
  /** Names as typed. */
  readonly samples: readonly string[];
  readonly protectedSamples: readonly string[];
}

/** Reads what the service account sees and may do. Writes nothing. Rejects when the connection is lost. */
export async function probeDirectory(connection: Connection, questions: DirectoryQuestions): Promise<DirectoryFacts> {
  const { baseDn } = questions;
  const self = await readSelf(connection, baseDn);
  const base = await readEntry(connection, baseDn, ['allowedAttributesEffective', ...Object.keys(domainAttributes)]);
  const known = {
    server: connection.server,
    account: self.account,
    baseExists: base !== undefined,
    rootWritable: textsOf(base?.['allowedAttributesEffective']),
    policy: {
      returned: Object.keys(domainAttributes).filter((name) => textsOf(base?.[name]).length > 0),
      missing: Object.keys(domainAttributes).filter((name) => textsOf(base?.[name]).length === 0),
    },
  };
  if (base === undefined) return { ...known, deletedObjects: 'refused', units: [], samples: [], notFound: [] };

  const [deletedObjects, units, asked, guarded] = await Promise.all([
    probeDeleted(connection, baseDn),
    Promise.all(
      questions.delegatedOus.map(async (dn) => ({ dn, exists: (await readEntry(connection, dn, [])) !== undefined })),
    ),
    resolveNamed(connection, baseDn, questions.samples, false),
    resolveNamed(connection, baseDn, questions.protectedSamples, true),
  ]);
  const places = units.filter(({ exists }) => exists).map(({ dn }) => dn);
  const picked = await pickSamples(connection, baseDn, places);
  const wishes = distinct([...guarded.found, ...asked.found, ...picked]);
  const samples = await probeSamples(connection, wishes, self.token, self.schemaDn);
  return { ...known, deletedObjects, units, samples, notFound: [...asked.notFound, ...guarded.notFound] };
}

async function probeSamples(
  connection: Connection,
  wishes: readonly SampleWish[],
  token: Token,
  schemaDn: string | undefined,
): Promise<readonly SampleFacts[]> {
  const schema = schemaDn === undefined ? undefined : await unlessRefused(readSchema(connection, schemaDn));
  const samples = await Promise.all(wishes.map((wish) => probeSample(connection, wish, token, schema ?? new Map())));
  return samples.filter((sample) => sample !== undefined);
}

/** The first wish for a DN counts: what was asked for by name goes before what was picked. */
function distinct(wishes: readonly SampleWish[]): readonly SampleWish[] {
  const byDn = new Map<string, SampleWish>();
  for (const wish of wishes) if (!byDn.has(wish.dn.toLowerCase())) byDn.set(wish.dn.toLowerCase(), wish);
  return [...byDn.values()];
}

interface Self {
  readonly account: AccountFacts;
  readonly token: Token;
  readonly schemaDn: string | undefined;
}

/** The rootDSE gives the SIDs of whoever asks; the one of a user is the account's own. */
async function readSelf(connection: Connection, baseDn: string): Promise<Self> {
  const [root] = await connection.search('', {
    scope: 'base',
    attributes: ['tokenGroups', 'schemaNamingContext'],
    explicitBufferAttributes: ['tokenGroups'],
  });
  const groups = root?.['tokenGroups'];
  const bytes = (Array.isArray(groups) ? groups : [groups]).filter((sid) => Buffer.isBuffer(sid));
  const tokenSids = bytes.flatMap((sid) => sidToText(sid) ?? []);
  const isKnown = tokenSids.length > 0;
  const [schemaDn] = textsOf(root?.['schemaNamingContext']);
  const name = isKnown ? await nameOf(connection, baseDn, bytes) : undefined;
  return {
    account: { name: name ?? 'the service account', ...(isKnown && { tokenSids }) },
    // Everybody who signed in has these, whether the DC lists them or not.
    token: isKnown ? new Set([...tokenSids, 'S-1-1-0', 'S-1-5-11']) : undefined,
    schemaDn,
  };
}

async function nameOf(connection: Connection, baseDn: string, sids: readonly Buffer[]): Promise<string | undefined> {
  const bySid = sids.map((value) => new EqualityFilter({ attribute: 'objectSid', value }));
  const isUser = new EqualityFilter({ attribute: 'objectClass', value: 'user' });
  const filter = new AndFilter({ filters: [isUser, new OrFilter({ filters: bySid })] });
  const options = { scope: 'sub' as const, filter, attributes: nameAttributes };
  const [entry] = (await unlessRefused(connection.search(baseDn, options))) ?? [];
  return nameAttributes.flatMap((attribute) => textsOf(entry?.[attribute]))[0];
}

const nameAttributes = ['msDS-PrincipalName', 'sAMAccountName'];

/** Undefined: there is no such object, or it may not be seen. */
async function readEntry(connection: Connection, dn: string, attributes: string[]) {
  const wanted = attributes.length > 0 ? attributes : ['objectClass'];
  const found = await unlessRefused(connection.search(dn, { scope: 'base', attributes: wanted }));
  return found?.[0];
}

async function probeDeleted(connection: Connection, baseDn: string): Promise<DirectoryFacts['deletedObjects']> {
  const filter: Filter = new EqualityFilter({ attribute: 'isDeleted', value: 'TRUE' });
  const container = `<WKGUID=18e2ea80684f11d2b9aa00c04f79f805,${baseDn}>`;
  const options = { scope: 'base' as const, filter, attributes: ['isDeleted'] };
  const found = await unlessRefused(connection.search(container, options, [showDeleted()]));
  return found !== undefined && found.length > 0 ? 'readable' : 'refused';
}
