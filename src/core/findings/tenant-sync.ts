import { showScheduler } from '../admin-commands.ts';
import { isStagedRolloutUser, type Situation } from '../situation.ts';
import type { Cause } from './cause.ts';
import { fromEntra, fromTenant } from './evidence.ts';
import { graphOrganization, hashSyncPage, healthAlerts, schedulerPage, stagedRolloutPage } from './references.ts';

/** Rule 4: whether synchronization works at all, for everybody. Says nothing about a cloud-only user. */

export const syncDisabled: Cause = {
  code: 'sync-disabled',
  rank: 100,
  blocks: 'cloud',
  title: 'Directory synchronization is off',
  meaning: 'The organisation does not synchronise AD and the cloud at present: no change made in AD reaches the cloud.',
  when: 'organization.onPremisesSyncEnabled is not true.',
  detect: (s) =>
    isSyncDisabled(s) ? [fromEntra('organization.onPremisesSyncEnabled', s.facts.tenant.syncEnabled)] : undefined,
  remedies: [
    {
      who: 'Entra administrator',
      where: 'Entra Connect or cloud sync',
      action: 'Find out whether it was switched off on purpose, and switch it on again if not.',
    },
  ],
  reference: graphOrganization('onPremisesSyncEnabled'),
};

export const syncStale: Cause = {
  code: 'sync-stale',
  rank: 101,
  blocks: 'cloud',
  title: 'Synchronization has stopped',
  meaning: 'No sync cycle has run for a while: enabling, disabling and renaming do not reach the cloud at present.',
  when: 'The last cycle of the tenant is more than 90 minutes ago (three missed cycles).',
  detect: (s) => {
    const { lastSync } = s.facts.tenant;
    if (s.cloudOnly || isSyncDisabled(s) || !isOlder(lastSync, s.thresholds.syncStale, s)) return undefined;
    return [fromEntra('organization.onPremisesLastSyncDateTime', lastSync)];
  },
  remedies: [
    {
      who: 'sync administrator',
      where: 'Entra Connect server',
      action: 'Check the service, the connector account and the scheduler. An open wizard suspends it.',
      command: showScheduler,
    },
  ],
  reference: schedulerPage('Scheduler configuration'),
};

export const phsDisabled: Cause = {
  code: 'phs-disabled',
  rank: 102,
  blocks: 'cloud',
  title: 'Password hash sync is off',
  meaning: 'Passwords are not sent to the cloud at present. Teams and mail keep the last one they got.',
  when: 'passwordSyncEnabled is false although sign-in is declared to use hash sync.',
  detect: (s) => (isHashSyncOff(s) ? [fromTenant('passwordSyncEnabled', false)] : undefined),
  remedies: [
    {
      who: 'sync administrator',
      where: 'Entra Connect wizard, Optional features',
      action: 'Enable password hash synchronization, or correct the tenant profile in Latchkey.',
    },
  ],
  reference: hashSyncPage('Enable password hash synchronization'),
};

export const phsStale: Cause = {
  code: 'phs-stale',
  rank: 103,
  blocks: 'cloud',
  title: 'Password hash sync has stopped',
  meaning: 'No password has been sent to the cloud for two hours: a password changed now will not arrive by itself.',
  when: 'The last password sync of the tenant is more than 120 minutes ago. An idle server still reports every 30 minutes.',
  detect: (s) => {
    const { lastPasswordSync } = s.facts.tenant;
    if (!s.usesHashSync || isSyncDisabled(s) || isHashSyncOff(s)) return undefined;
    if (!isOlder(lastPasswordSync, s.thresholds.hashSyncStale, s)) return undefined;
    return [fromEntra('organization.onPremisesLastPasswordSyncDateTime', lastPasswordSync)];
  },
  remedies: [
    {
      who: 'sync administrator',
      where: 'Entra Connect server',
      action:
        'Check the service, the connector account, and that the server is not in staging mode. Waiting hashes follow by themselves.',
      command: showScheduler,
    },
  ],
  reference: healthAlerts('Password Hash Synchronization heartbeat was skipped in last 120 minutes'),
};

export const stagedRolloutUser: Cause = {
  code: 'staged-rollout-user',
  rank: 126,
  blocks: 'info',
  title: 'In staged rollout',
  meaning: 'Your domain is federated, but your sign-in was moved to the cloud already.',
  when: 'The domain is federated and the user is in a staged rollout group for hash sync or pass-through.',
  detect: ({ facts }) =>
    isStagedRolloutUser(facts) ? [fromTenant('staged rollout', facts.tenant.stagedRollout?.feature)] : undefined,
  remedies: [
    {
      who: 'agent',
      where: 'on the phone',
      action: 'Treat the account as a managed one: the federation server does not see its sign-ins.',
    },
  ],
  reference: stagedRolloutPage('Supported scenarios'),
};

/** Undefined is "not read", and is no "off". */
function isSyncDisabled({ cloudOnly, facts }: Situation): boolean {
  return !cloudOnly && facts.tenant.syncEnabled !== undefined && facts.tenant.syncEnabled !== true;
}

function isHashSyncOff(s: Situation): boolean {
  return s.usesHashSync && !isSyncDisabled(s) && s.facts.tenant.features.passwordSync === false;
}

function isOlder(moment: Date | undefined, age: number, { now }: Situation): boolean {
  return moment !== undefined && now - moment.getTime() > age;
}
