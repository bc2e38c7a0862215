import type { AccountFacts } from './facts.ts';

/** Commands are printed for an administrator to read and run. Latchkey runs none of them. */

/**
 * Writes any text as one PowerShell double-quoted string. `"` and its typographic twins end such a string, `$` and the
 * backtick are special inside it, and a line break would submit a pasted command half-way.
 */
export function quotePowerShell(text: string): string {
  const oneLine = text.replaceAll(/\p{C}|\p{Zl}|\p{Zp}/gu, '?');
  return `"${oneLine.replaceAll(/["\u201C\u201D\u201E$`]/g, '`$&')}"`;
}

/** Sends one user's present hash again. It still withholds a temporary password while the feature is off. */
export function sendOneHash(facts: AccountFacts): string {
  return `Invoke-ADSyncCSObjectPasswordHashSync ${connectorAndUser(facts, '-ConnectorName')}`;
}

/** Carries attributes such as "enabled" within minutes. It does not carry password hashes: those have their own loop. */
export const startDeltaCycle = 'Start-ADSyncSyncCycle -PolicyType Delta';

/** Reads only. Says step by step why a user's hash does not arrive. */
export function diagnosePasswordSync(facts: AccountFacts): string {
  const user = connectorAndUser(facts, '-ADConnectorName');
  return `Import-Module ADSyncDiagnostics; Invoke-ADSyncDiagnostics -PasswordSync ${user}`;
}

function connectorAndUser(facts: AccountFacts, parameter: string): string {
  return `${parameter} ${connectorName(facts)} -DistinguishedName ${quotePowerShell(distinguishedName(facts))}`;
}

function connectorName({ tenant }: AccountFacts): string {
  return quotePowerShell(tenant.adConnectorName ?? '<AD connector name>');
}

function distinguishedName({ ad, entra }: AccountFacts): string {
  const fromAd = ad.kind === 'read' ? ad.value.distinguishedName : undefined;
  const fromEntra = entra.kind === 'read' ? entra.value.onPremisesDistinguishedName : undefined;
  return fromAd ?? fromEntra ?? '<distinguished name>';
}

/** Microsoft Learn, Implement password hash synchronization: by Graph PowerShell as a Global Administrator. */
export const enableForcedChangeFeature = [
  'Connect-MgGraph -Scopes "OnPremDirectorySynchronization.ReadWrite.All"',
  '$s = Get-MgDirectoryOnPremiseSynchronization',
  '$s.Features.UserForcePasswordChangeOnLogonEnabled = $true',
  'Update-MgDirectoryOnPremiseSynchronization -OnPremisesDirectorySynchronizationId $s.Id -Features $s.Features',
  '# Older form, on the Connect server: Set-ADSyncAADCompanyFeature -ForcePasswordChangeOnLogOn $true',
].join('\n');

/**
 * Shows the features of the tenant. Reads only; Microsoft Learn, Microsoft Entra Connect Sync service features.
 * `Get-ADSyncAADCompanyFeature` on the Connect server leaves out the cloud password policy.
 */
export const showFeatures = [
  'Connect-MgGraph -Scopes "OnPremDirectorySynchronization.Read.All"',
  'Get-MgDirectoryOnPremiseSynchronization | Select-Object -ExpandProperty Features | Format-List',
].join('\n');

/** Shows whether the scheduler runs, is suspended, or stands in staging mode. Reads only. */
export const showScheduler = 'Get-ADSyncScheduler';

/** Names are case-sensitive. Without Remove and Add the parameter never reaches the connector. */
export function fullPasswordSync(facts: AccountFacts): string {
  return [
    `$adConnector = ${connectorName(facts)}`,
    '$aadConnector = "<Entra connector name>"',
    'Import-Module adsync',
    '$c = Get-ADSyncConnector -Name $adConnector',
    '$p = New-Object Microsoft.IdentityManagement.PowerShell.ObjectModel.ConfigurationParameter "Microsoft.Synchronize.ForceFullPasswordSync", String, ConnectorGlobal, $null, $null, $null',
    '$p.Value = 1',
    '$c.GlobalParameters.Remove($p.Name)',
    '$c.GlobalParameters.Add($p)',
    '$c = Add-ADSyncConnector -Connector $c',
    'Set-ADSyncAADPasswordSyncConfiguration -SourceConnector $adConnector -TargetConnector $aadConnector -Enable $false',
    'Set-ADSyncAADPasswordSyncConfiguration -SourceConnector $adConnector -TargetConnector $aadConnector -Enable $true',
  ].join('\n');
}

export const fullPasswordSyncRisk =
  'Run it once only, and only when many users are affected: it sends every hash again. With Entra Domain Services and ' +
  'the cloud password policy on, it clears the password policies of all synchronised users, exempted service accounts included.';

/**
 * A custom outbound rule that turns the cloud account off once the AD account has expired. One scoping group: clauses
 * inside a group are joined by AND, groups by OR, and two groups for the two "never" values would always be true.
 */
export const expiredAccountRule = [
  'First: Directory extension attribute sync of accountExpires (user), which fills extension_accountExpires in the metaverse',
  'Outbound rule, link type Join, precedence below 100, password sync not ticked',
  'Scope, one group with all three: accountEnabled EQUAL True; extension_accountExpires NOTEQUAL 0; extension_accountExpires NOTEQUAL 9223372036854775807',
  'Flow to accountEnabled, expression: IIF(CNum([extension_accountExpires])=0,True,IIF(CNum([extension_accountExpires])=9223372036854775807,True,IIF(CNum([extension_accountExpires])>NumFromDate(Now()),True,False)))',
].join('\n');

export const expiredAccountRuleRisk =
  'Not a Microsoft rule and untested here: preview it on one user first. A date that merely passes is no change, so delta ' +
  'cycles do not see it: without a scheduled full synchronization the cloud account stays open for days.';

export const revokeSessions = (userPrincipalName: string | undefined): string =>
  `Revoke-MgUserSignInSession -UserId ${quotePowerShell(userPrincipalName ?? '<user principal name>')}`;
