import type { AccountFacts } from '../core/facts.ts';
import type { PersonKey } from '../core/person.ts';
import { read, unavailable, type Reading } from '../core/reading.ts';
import { readSnapshot } from '../core/snapshot/read-snapshot.ts';
import type { AccountSnapshot, RawAdAccount, RawEntraUser } from '../core/snapshot/snapshot.ts';
import type { TenantProfile } from '../core/tenant-profile.ts';
import type { EntraAccount, RawEntraTenant } from '../ports/entra-directory.ts';
import { assembleSnapshot } from './assemble-snapshot.ts';
import { bearsNameOf, belongTogether, keyOfAdMate, keyOfAdNamesake, keysOfEntraMate } from './join-sides.ts';
import type { Ports } from './ports.ts';

/** More people than this are not listed: the person is asked for more instead. */
export const mostChoices = 5;

export type LookUp =
  /** `conflict`: the Entra user of the same name whose anchor names another AD account; it was left out of the facts. */
  | {
      readonly kind: 'found';
      readonly snapshot: AccountSnapshot;
      readonly facts: AccountFacts;
      readonly conflict?: string;
    }
  /** Different people fit; ask, never pick. `more`: there are others. */
  | { readonly kind: 'several'; readonly candidates: readonly Candidate[]; readonly more: boolean }
  | { readonly kind: 'nobody'; readonly unreadable: readonly ('ad' | 'entra')[] };

/** One side of a possible person, raw. */
export type Candidate = { readonly ad: RawAdAccount } | { readonly entra: RawEntraUser };

type Sources = Pick<Ports, 'entra' | 'environment'> & { readonly ad: Pick<Ports['ad'], 'find'> };

interface Answers {
  readonly ad: Reading<readonly RawAdAccount[]>;
  readonly entra: Reading<readonly EntraAccount[]>;
  readonly tenant: Reading<RawEntraTenant>;
  readonly more: boolean;
}

/**
 * Reads the account a key means from both directories at the same time and joins the two sides. A directory is asked
 * a second time only when the first answers do not belong together.
 *
 * @param lastMate - The Entra user that belonged to the AD account of the key when it was last read. Asking for it saves Graph the
 * search by the account's anchor; whether it still belongs to the account is judged by what comes.
 */
export async function lookUp(
  key: PersonKey,
  sources: Sources,
  profile: TenantProfile,
  lastMate?: PersonKey,
): Promise<LookUp> {
  const answers = stillTogether(await askBoth(key, sources, { entraKey: lastMate ?? key }), lastMate);
  const candidates = candidatesOf(answers);
  if (candidates.length > 1) {
    const more = answers.more || candidates.length > mostChoices;
    return { kind: 'several', candidates: candidates.slice(0, mostChoices), more };
  }
  const [only] = candidates;
  if (!only) return { kind: 'nobody', unreadable: unreadableOf(answers) };

  const { conflict, ...sides } = await bothSides(only, key, answers, sources);
  const inRollout = await rolloutOf(sides.entra, sources, profile);
  const readings = { ...sides, tenant: answers.tenant, inRollout };
  const snapshot = assembleSnapshot(readings, profile, sources.environment.now());
  return { kind: 'found', snapshot, facts: readSnapshot(snapshot), ...(conflict && { conflict }) };
}

/** Asked only where the tenant declares a staged rollout: which sign-in method counts then depends on the person. */
async function rolloutOf(
  entra: Reading<EntraAccount>,
  sources: Sources,
  { stagedRollout }: TenantProfile,
): Promise<Reading<boolean>> {
  if (!stagedRollout || stagedRollout.groups.length === 0 || entra.kind !== 'read') return { kind: 'absent' };
  const groups = await sources.entra.memberOf(String(entra.value.user['id']), stagedRollout.groups);
  return groups.kind === 'read' ? read(groups.value.length > 0) : groups;
}

/**
 * Without the former mate where the account is gone or where it belongs to another one by now; the one that belongs here
 * is then looked for.
 */
function stillTogether(answers: Answers, lastMate: PersonKey | undefined): Answers {
  const { ad, entra } = answers;
  if (!lastMate || ad.kind === 'unavailable' || entra.kind !== 'read') return answers;
  const accounts = ad.kind === 'read' ? ad.value : [];
  const mates = entra.value.filter(({ user }) => accounts.some((account) => belongTogether(account, user)));
  return { ...answers, entra: mates.length > 0 ? read(mates) : { kind: 'absent' } };
}

interface Asking {
  readonly entraKey: PersonKey;
  readonly isLast?: boolean;
}

async function askBoth(key: PersonKey, sources: Sources, { entraKey, isLast = false }: Asking): Promise<Answers> {
  const limit = mostChoices + 1;
  const [ad, entra, tenant] = await Promise.all([
    sources.ad.find(key, limit),
    sources.entra.find(entraKey, limit),
    sources.entra.tenant(),
  ]);
  const other = isLast ? undefined : otherReading(key);
  if (other && ad.kind === 'absent' && entra.kind === 'absent')
    return askBoth(other, sources, { entraKey: other, isLast: true });
  return {
    ad: ad.kind === 'read' ? read(exactFirst(ad.value.accounts, ad.value.more, key, (account) => account)) : ad,
    entra:
      entra.kind === 'read'
        ? read(exactFirst(entra.value.accounts, entra.value.more, key, (account) => account.user))
        : entra,
    tenant,
    more: (ad.kind === 'read' && ad.value.more) || (entra.kind === 'read' && entra.value.more),
  };
}

/** A single word may be an account ("reset jdoe") or a name ("reset Jane"): nobody is missing before both were tried. */
function otherReading(key: PersonKey): PersonKey | undefined {
  if (key.by === 'account' && !key.domain) return { by: 'name', value: key.value };
  return key.by === 'name' && /^\S+$/.test(key.value.trim()) ? { by: 'account', value: key.value.trim() } : undefined;
}

/**
 * A name search is by prefix: where exactly one person bears exactly that name, the longer names are not meant. Not
 * when there are more people than were read: another one of that name may be among them.
 */
function exactFirst<T>(
  found: readonly T[],
  more: boolean,
  key: PersonKey,
  namesOf: (one: T) => Readonly<Record<string, unknown>>,
): readonly T[] {
  if (key.by !== 'name' || more) return found;
  const exact = found.filter((one) => sameText(namesOf(one)['displayName'], key.value));
  return exact.length === 1 ? exact : found;
}

function sameText(a: unknown, b: string): boolean {
  return typeof a === 'string' && a.toLocaleLowerCase('en') === b.toLocaleLowerCase('en');
}

/** Every AD account, and every Entra user that belongs to none of them. */
function candidatesOf({ ad, entra }: Answers): readonly Candidate[] {
  const accounts = ad.kind === 'read' ? ad.value : [];
  const users = entra.kind === 'read' ? entra.value.map(({ user }) => user) : [];
  const others = users.filter((user) => !accounts.some((account) => belongTogether(account, user)));
  return [...accounts.map((account) => ({ ad: account })), ...others.map((user) => ({ entra: user }))];
}

interface Sides {
  readonly ad: Reading<RawAdAccount>;
  readonly entra: Reading<EntraAccount>;
  readonly conflict?: string;
}

async function bothSides(only: Candidate, key: PersonKey, answers: Answers, sources: Sources): Promise<Sides> {
  if ('ad' in only) return { ad: read(only.ad), ...(await entraSideOf(only.ad, answers.entra, sources)) };
  const entra = answers.entra.kind === 'read' ? await wholeUser(answers.entra.value[0], sources) : answers.entra;
  if (isUnreadable(answers.ad)) return { ad: answers.ad, entra };
  return { ad: await adSideOf(only.entra, key, sources), entra };
}

/** What has no link to AD may still be in it under its own name; `absent` is what AD answered, never what was not asked. */
async function adSideOf(user: RawEntraUser, key: PersonKey, { ad }: Sources): Promise<Reading<RawAdAccount>> {
  const mate = keyOfAdMate(user);
  if (mate) {
    const found = await ad.find(mate, 1);
    return found.kind === 'read' ? firstOf(found.value.accounts) : found;
  }
  const name = keyOfAdNamesake(user);
  if (!name) return unavailable('not-asked');
  if (key.by === 'address' && sameText(name.value, key.value)) return { kind: 'absent' };
  const found = await ad.find(name, mostChoices);
  return found.kind === 'read'
    ? firstOf(found.value.accounts.filter((account) => belongTogether(account, user)))
    : found;
}

async function entraSideOf(
  account: RawAdAccount,
  answer: Answers['entra'],
  sources: Sources,
): Promise<Omit<Sides, 'ad'>> {
  if (answer.kind === 'unavailable') return { entra: answer };
  const mate = answer.kind === 'read' ? answer.value.find(({ user }) => belongTogether(account, user)) : undefined;
  if (mate) return { entra: await wholeUser(mate, sources) };
  for (const key of keysOfEntraMate(account)) {
    const found = await sources.entra.find(key, 1);
    if (found.kind === 'unavailable') return { entra: found };
    const user = found.kind === 'read' ? found.value.accounts[0] : undefined;
    if (user && belongTogether(account, user.user)) return { entra: read(user) };
    if (user && bearsNameOf(account, user.user)) {
      return { entra: { kind: 'absent' }, conflict: String(user.user['userPrincipalName']) };
    }
  }
  return { entra: { kind: 'absent' } };
}

/** Of several users only the outline was read; the one that is meant is read whole. */
async function wholeUser(account: EntraAccount | undefined, { entra }: Sources): Promise<Reading<EntraAccount>> {
  if (!account) return { kind: 'absent' };
  const outlineOnly = account.signIns.kind === 'unavailable' && account.signIns.code === 'not-asked';
  if (!outlineOnly) return read(account);
  const found = await entra.find({ by: 'entra-id', value: String(account.user['id']) }, 1);
  return found.kind === 'read' ? firstOf(found.value.accounts) : found;
}

function firstOf<T>(list: readonly T[]): Reading<T> {
  return list[0] === undefined ? { kind: 'absent' } : read(list[0]);
}

function unreadableOf({ ad, entra }: Answers): readonly ('ad' | 'entra')[] {
  return [...(isUnreadable(ad) ? ['ad' as const] : []), ...(isUnreadable(entra) ? ['entra' as const] : [])];
}

/** A directory that has no such key at all (AD holds no Entra object ids) was not asked, and so did not fail. */
function isUnreadable(reading: Reading<unknown>): reading is Reading<never> & { kind: 'unavailable' } {
  return reading.kind === 'unavailable' && reading.code !== 'not-asked';
}
