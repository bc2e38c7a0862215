import { printable } from '../core/redact.ts';
import { tenantContradictions, type TenantContradiction } from '../core/tenant-contradictions.ts';
import { reviewProfile, type DeclaredPart } from '../core/tenant/review-profile.ts';
import { lookUp } from '../intents/look-up.ts';
import { personKeyOf } from '../intents/person-key.ts';
import { readTargets } from '../language/read-targets.ts';
import type { Directories } from './directories.ts';
import { exit, type Terminal } from './terminal.ts';

interface Comparison {
  readonly user: string;
  /** `unknown`: the account could not be compared, and `why` says why. */
  readonly result: 'compared' | 'unknown';
  readonly why?: string;
  readonly contradictions: readonly TenantContradiction[];
}

/** Exit status 1 when something speaks against the profile, 3 when a named account could not be read. */
export async function tenantShow(
  users: readonly string[],
  json: boolean,
  directories: Directories,
  { out, error }: Terminal,
): Promise<number> {
  error(directories.label);
  const review = reviewProfile(directories.profile, directories.environment.now());
  const compared = await Promise.all(users.map((user) => compare(user, directories)));
  if (json) out(JSON.stringify({ ...review, compared }));
  else {
    for (const part of review.declared) out(declaredLine(part));
    for (const { name, consequence } of review.missing) out(`${name}: not declared; ${consequence}.`);
    for (const line of compared.flatMap(comparisonLines)) out(line);
    if (users.length === 0) out('Name one or more people to compare the profile with what their accounts show.');
  }
  if (compared.some(({ contradictions }) => contradictions.length > 0)) return exit.no;
  return compared.some(({ result }) => result === 'unknown') ? exit.unreachable : exit.done;
}

async function compare(user: string, directories: Directories): Promise<Comparison> {
  const unknown = (why: string): Comparison => ({ user, result: 'unknown', why, contradictions: [] });
  const [target] = readTargets(user);
  const key = target && personKeyOf(target, []);
  if (!key) return unknown('it names nobody');
  const found = await lookUp(key, directories, directories.profile);
  if (found.kind === 'several') return unknown('more than one person fits');
  if (found.kind === 'nobody')
    return unknown(found.unreadable.length > 0 ? 'a directory could not be read' : 'neither directory knows it');
  const { ad, entra } = found.facts;
  if (ad.kind === 'unavailable' || entra.kind === 'unavailable') return unknown('a directory could not be read');
  return { user, result: 'compared', contradictions: tenantContradictions(found.facts) };
}

function declaredLine({ name, value, by, at, days, isOld }: DeclaredPart): string {
  const age = at === undefined ? 'nobody is named for it' : `declared by ${by} on ${at.slice(0, 10)}, ${ageOf(days)}`;
  return printable(`${name}: ${value} (${age}${isOld ? '; look whether it still holds' : ''})`);
}

function ageOf(days = 0): string {
  return days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`;
}

function comparisonLines({ user, result, why, contradictions }: Comparison): readonly string[] {
  if (result === 'unknown') return [printable(`${user}: not compared, because ${why}.`)];
  if (contradictions.length === 0) return [printable(`${user}: nothing speaks against the profile.`)];
  return contradictions.map(({ declared, seen, advice }) =>
    printable(`${user} speaks against it: declared is ${declared}, but ${seen}. ${advice}`),
  );
}
