<#
.SYNOPSIS
Takes back what grant-delegation.ps1 granted, and nothing else.

.DESCRIPTION
Not executed in CI: there is no Windows. The script is parsed (infra/README.md).

Removes the entries of delegation.json for the account from each organisational unit, and with -ReadAccounts from the
domain. Other permissions of the account stay. Safe to run again. -WhatIf changes nothing.

To take back -ReadDeleted: dsacls "CN=Deleted Objects,DC=contoso,DC=com" /R "CONTOSO\svc-latchkey"

.PARAMETER OrganisationalUnit
Distinguished names of the organisational units on which the rights were granted.

.PARAMETER AccountName
sAMAccountName of the account.

.PARAMETER ReadAccounts
Also takes back reading users in the whole domain.

.PARAMETER DisableAccount
Also disables the account.

.PARAMETER Server
Domain controller to work on. Left out: one that can be written to.

.EXAMPLE
./revoke-delegation.ps1 -OrganisationalUnit 'OU=Staff,DC=contoso,DC=com' -DisableAccount
#>
#Requires -Version 5.1
#Requires -Modules ActiveDirectory
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)][ValidateNotNullOrEmpty()][string[]] $OrganisationalUnit,
    [ValidatePattern('^[A-Za-z0-9._-]{1,20}$')][string] $AccountName = 'svc-latchkey',
    [switch] $ReadAccounts,
    [switch] $DisableAccount,
    [string] $Server
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot 'delegation.psm1') -Force

function Revoke-Entry([string] $DistinguishedName, [string] $Group) {
    $entry = Open-DirectoryObject -Server $Server -DistinguishedName $DistinguishedName
    foreach ($item in Get-DelegationRule -Group $Group -Sid $account.SID) {
        if (-not (Test-DelegationRule -Entry $entry -Rule $item.Rule)) {
            Write-Output "absent   $($item.Right): $DistinguishedName"
        }
        elseif ($PSCmdlet.ShouldProcess($DistinguishedName, "take back from $AccountName $($item.Right)")) {
            $entry.psbase.ObjectSecurity.RemoveAccessRule($item.Rule) | Out-Null
            $entry.psbase.CommitChanges()
            Write-Output "revoked  $($item.Right): $DistinguishedName"
        }
    }
}

$Server = Resolve-WritableServer $Server
$domain = Get-ADDomain -Server $Server
$account = Get-ADUser -Server $Server -Identity $AccountName
Write-Output "Working on $Server."

foreach ($dn in $OrganisationalUnit) { Revoke-Entry -DistinguishedName $dn -Group 'organisationalUnits' }
if ($ReadAccounts) { Revoke-Entry -DistinguishedName $domain.DistinguishedName -Group 'readAccounts' }
if ($DisableAccount -and $PSCmdlet.ShouldProcess($account.DistinguishedName, 'disable the account')) {
    Disable-ADAccount -Server $Server -Identity $account
    Write-Output "disabled $($account.DistinguishedName)"
}
