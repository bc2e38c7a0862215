import { syncVerdict } from '../core/sync-verdict.ts';
import { diagnose } from '../core/diagnose.ts';
import { printable } from '../core/redact.ts';
import { candidateLine } from './candidate-line.ts';
import type { Directories } from './directories.ts';
import { explainFacts } from './explain-facts.ts';
import { exit, type Terminal } from './terminal.ts';
import { lookUp, type LookUp } from '../intents/look-up.ts';
import { personKeyOf } from '../intents/person-key.ts';
import { readTargets } from '../language/read-targets.ts';

type Found = LookUp & { kind: 'found' };

const sides = { ad: 'Active Directory', entra: 'Microsoft Entra ID' } as const;

/** Reads one live account and hands it to `show`, or says why there is not exactly one. */
async function withAccount(
  user: string,
  directories: Directories,
  terminal: Terminal,
  show: (found: Found) => number,
): Promise<number> {
  terminal.error(directories.label);
  const [target] = readTargets(user);
  const key = target && personKeyOf(target, []);
  if (!key) {
    terminal.error(
      `"${printable(user)}" names nobody. Give a sign-in name, an account name, a SID, a GUID or a full name.`,
    );
    return exit.usage;
  }
  const found = await lookUp(key, directories, directories.profile);
  switch (found.kind) {
    case 'found':
      if (found.conflict !== undefined) terminal.error(conflictWarning(found.conflict));
      return show(found);
    case 'several':
      terminal.error(`More than one person fits "${printable(user)}". Say which, by sign-in name:`);
      for (const candidate of found.candidates) terminal.error(`  ${candidateLine(candidate)}`);
      return exit.no;
    case 'nobody':
      if (found.unreadable.length > 0) {
        terminal.error(
          `Nobody was found, but ${found.unreadable.map((side) => sides[side]).join(' and ')} could not be read: this is no proof that there is nobody.`,
        );
        return exit.unreachable;
      }
      terminal.error(`Neither directory knows "${printable(user)}".`);
      return exit.no;
  }
}

const conflictWarning = (signInName: string): string =>
  `The Entra user ${printable(signInName)} is linked to another AD account by its immutable id; it was left out below.`;

/** Exit status 3 when a directory could not be read; the answer is printed all the same. */
const statusOf = ({ facts }: Found): number =>
  facts.ad.kind === 'unavailable' || facts.entra.kind === 'unavailable' ? exit.unreachable : exit.done;

export const explainUser = (
  user: string,
  json: boolean,
  directories: Directories,
  terminal: Terminal,
): Promise<number> =>
  withAccount(user, directories, terminal, (found) => {
    terminal.out(explainFacts(found.facts, json));
    return statusOf(found);
  });

export const snapshotUser = (user: string, directories: Directories, terminal: Terminal): Promise<number> =>
  withAccount(user, directories, terminal, (found) => {
    terminal.out(JSON.stringify(found.snapshot));
    return statusOf(found);
  });

export const syncUser = (user: string, json: boolean, directories: Directories, terminal: Terminal): Promise<number> =>
  withAccount(user, directories, terminal, (found) => {
    const verdict = syncVerdict(found.facts, diagnose(found.facts));
    const facts = verdict.evidence.map((fact) => `  - ${fact.source}: ${fact.name} = ${printable(fact.value)}`);
    terminal.out(json ? JSON.stringify(verdict) : [`${verdict.kind}: ${verdict.headline}`, ...facts].join('\n'));
    return statusOf(found);
  });
