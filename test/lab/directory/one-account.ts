import { northwindPolicy, type DomainPolicy } from '../../../src/lab/directory/domain.ts';
import { createLabDirectory, type LabDirectory } from '../../../src/lab/directory/lab-directory.ts';
import type { StoredAttributes } from '../../../src/lab/directory/stored-account.ts';
import { createAccount, objectGuidOf } from '../../../src/lab/personas/ordinary-account.ts';
import type { Persona } from '../../../src/lab/personas/persona.ts';
import { timelineFrom, type Timeline } from '../../../src/lab/personas/timeline.ts';

export const start = new Date('2026-11-20T09:00:00Z');

const mira: Persona = {
  id: 'mira',
  givenName: 'Mira',
  sn: 'Kovač',
  sAMAccountName: 'mkovac',
  department: 'Sales',
  title: 'Clerk',
  story: '',
  tryThis: '',
};

export const miraGuid = objectGuidOf(mira);

export interface OneAccount {
  readonly directory: LabDirectory;
  /** The account as a reader sees it now. */
  look(): Promise<Readonly<Record<string, unknown>>>;
  pass(milliseconds: number): void;
}

/** A directory with one ordinary account, the given attributes changed, and a clock that moves when told. */
export function oneAccount(
  ad: (at: Timeline) => StoredAttributes = () => ({}),
  policy: Partial<DomainPolicy> = {},
): OneAccount {
  let now = start;
  const account = createAccount({ ...mira, ad }, 0, start);
  const directory = createLabDirectory({
    accounts: [account],
    policy: { ...northwindPolicy, ...policy },
    now: () => now,
  });
  return {
    directory,
    async look() {
      const found = await directory.find({ by: 'object-guid', value: miraGuid }, 1);
      return found.kind === 'read' ? (found.value.accounts[0] ?? {}) : {};
    },
    pass(milliseconds) {
      now = new Date(now.getTime() + milliseconds);
    },
  };
}

export const at = timelineFrom(start);
