import type { StoredAccount } from '../directory/stored-account.ts';
import type { GraphData } from '../graph/graph-data.ts';
import { northwind } from '../northwind.ts';
import { stableGuid } from '../stable-guid.ts';
import { createAccount } from './ordinary-account.ts';
import { createSignIns, createUser, entraIdOf } from './ordinary-user.ts';
import type { Persona } from './persona.ts';
import { minute, timelineFrom } from './timeline.ts';

/** Both directories of the company as they are at the start of the lab. */
export interface LabTenant {
  readonly accounts: readonly StoredAccount[];
  readonly graph: GraphData;
}

export function createTenant(personas: readonly Persona[], start: Date): LabTenant {
  const at = timelineFrom(start);
  const people = personas.map((persona, index) => ({ persona, index, user: createUser(persona, index, start) }));
  return {
    accounts: people
      .filter(({ persona }) => persona.home !== 'cloud-only')
      .map(({ persona, index }) => createAccount(persona, index, start)),
    graph: {
      users: people.map(({ user }) => user),
      deletedUsers: [],
      signIns: people.flatMap(({ persona, user }) => createSignIns(persona, user, start)),
      organization: {
        id: northwind.tenantId,
        displayName: northwind.name,
        onPremisesSyncEnabled: true,
        onPremisesLastSyncDateTime: at.isoAgo(14 * minute),
        onPremisesLastPasswordSyncDateTime: at.isoAgo(2 * minute),
      },
      domains: [domain(northwind.domain, true), domain('northwindlab.onmicrosoft.com', false)],
      groups: [
        { ...northwind.groups.agents, members: idsOf(personas, 'agent') },
        { ...northwind.groups.approvers, members: idsOf(personas, 'approver') },
        { ...northwind.groups.reviewers, members: idsOf(personas, 'reviewer') },
      ],
      directoryRoles: [
        {
          id: stableGuid('northwind role Global Administrator'),
          displayName: 'Global Administrator',
          roleTemplateId: '62e90394-69f5-4237-9190-012177145e10',
          members: personas.filter(({ id }) => id === 'viktor').map(entraIdOf),
        },
      ],
      riskyUsers: [],
      mail: { senders: [northwind.helpdeskMailbox], sent: [] },
    },
  };
}

function idsOf(personas: readonly Persona[], role: Persona['role']): string[] {
  return personas.filter((persona) => persona.role === role).map(entraIdOf);
}

function domain(id: string, isDefault: boolean): Record<string, unknown> {
  return { id, authenticationType: 'Managed', isVerified: true, isDefault, passwordValidityPeriodInDays: null };
}
