import { defaultThresholds } from '../thresholds.ts';
import { defineCheck, observe, type CheckResult } from './check.ts';
import type { TenantFacts } from './graph-facts.ts';
import type { Probed } from './probed.ts';
import { day, spanText } from './span.ts';

const sync = defineCheck(
  'graph.directory-sync',
  'That Active Directory is synchronised to Microsoft Entra ID, and when it last was',
  'A stopped synchronisation makes every cloud side stale: resets do not arrive there.',
);
const hashes = defineCheck(
  'graph.password-sync',
  'When password hashes were last synchronised',
  'With password hash synchronisation a new password works in the cloud only after this loop has run.',
);
const domains = defineCheck(
  'graph.domains',
  'How the domains of the tenant sign in',
  'For a federated domain the cloud has no say in the password.',
);

const readAgain =
  'See that Microsoft Graph can be reached and that Organization.Read.All and Domain.Read.All are granted.';
const onConnectServer =
  'On the Connect server: Get-ADSyncScheduler; Start-ADSyncSyncCycle -PolicyType Delta; and look at Synchronization Service > Operations.';

/** @param hashSyncDeclared - Whether the tenant profile says that passwords are synchronised; undefined: it says nothing. */
export function judgeTenantSync(
  tenant: Probed<TenantFacts>,
  hashSyncDeclared: boolean | undefined,
  now: Date,
): readonly CheckResult[] {
  if (tenant.kind === 'unseen')
    return [sync, domains].map((check) =>
      check.notChecked('no-answer', `It could not be read: ${tenant.code}.`, readAgain),
    );
  return [judgeSync(tenant.value, now), judgeHashes(tenant.value, hashSyncDeclared, now), judgeDomains(tenant.value)];
}

function judgeSync({ syncEnabled, lastSync }: TenantFacts, now: Date): CheckResult {
  const evidence = observe({ onPremisesSyncEnabled: syncEnabled, onPremisesLastSyncDateTime: lastSync?.toISOString() });
  if (syncEnabled !== true)
    return sync.failed(
      'This tenant is not synchronised from Active Directory.',
      'Check that graph.credential names the right tenant. If it does, set up Microsoft Entra Connect or Cloud Sync first.',
      { evidence },
    );
  if (lastSync === undefined)
    return sync.warning('It is switched on and has never run.', onConnectServer, { evidence });
  const age = now.getTime() - lastSync.getTime();
  const found = `It last ran ${spanText(age)} ago.`;
  if (age > day) return sync.failed(found, onConnectServer, { evidence });
  return age > defaultThresholds.syncStale
    ? sync.warning(`${found} It should run every 30 minutes.`, onConnectServer, { evidence })
    : sync.ok(found, { evidence });
}

function judgeHashes({ lastPasswordSync }: TenantFacts, declared: boolean | undefined, now: Date): CheckResult {
  if (declared === false) return hashes.notUsed('The tenant profile says that passwords are not synchronised.');
  const evidence = observe({ onPremisesLastPasswordSyncDateTime: lastPasswordSync?.toISOString() });
  const diagnose = 'On the Connect server: Import-Module ADSyncDiagnostics; Invoke-ADSyncDiagnostics -PasswordSync';
  if (lastPasswordSync === undefined)
    return declared === true
      ? hashes.warning('The tenant does not say when.', diagnose, { evidence })
      : hashes.notChecked('by-hand', 'The tenant does not say when.', diagnose, { evidence });
  const age = now.getTime() - lastPasswordSync.getTime();
  const found = `The loop last ran ${spanText(age)} ago.`;
  if (age <= defaultThresholds.hashSyncStale) return hashes.ok(found, { evidence });
  return hashes.warning(`${found} It should run every two minutes.`, diagnose, { evidence });
}

function judgeDomains({ domains: all }: TenantFacts): CheckResult {
  const name = (federated: boolean) =>
    all.filter((one) => one.federated === federated).map(({ name: domain }) => domain);
  const evidence = observe({ managed: name(false).join(', '), federated: name(true).join(', ') });
  if (!all.some(({ verified }) => verified))
    return domains.warning(
      'No domain of the tenant is verified.',
      'Verify the domain people sign in with: Entra admin center > Custom domain names',
      { evidence },
    );
  return domains.ok(`Managed: ${name(false).length}, federated: ${name(true).length}.`, { evidence });
}
