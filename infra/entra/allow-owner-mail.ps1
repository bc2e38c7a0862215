<#
.SYNOPSIS
Lets Latchkey send mail from one mailbox, and from no other.

.DESCRIPTION
Not executed in CI: there is no tenant. The script is parsed (infra/README.md).

Mail.Send granted in Entra ID would let Latchkey send as everybody, so register-app does not grant it. This script gives
the same permission in Exchange Online instead (role-based access control for applications), confined to one mailbox. It
counts after up to two hours; Test-ServicePrincipalAuthorization, which the script ends with, shows it at once.

Needs the module ExchangeOnlineManagement and the role Organization Management. Safe to run again. -WhatIf changes nothing.

.PARAMETER Mailbox
Address of the mailbox that Latchkey writes from.

.PARAMETER ClientId
Application (client) id of Latchkey's identity for Graph.

.PARAMETER ObjectId
Object id of its service principal (Enterprise applications, not App registrations).

.EXAMPLE
./allow-owner-mail.ps1 -Mailbox helpdesk@contoso.com -ClientId 00000000-0000-0000-0000-000000000000 -ObjectId 00000000-0000-0000-0000-000000000000
#>
#Requires -Version 7.2
#Requires -Modules ExchangeOnlineManagement
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Medium')]
param(
    [Parameter(Mandatory)][ValidatePattern('^[^@''\s]+@[^@''\s]+$')][string] $Mailbox,
    [Parameter(Mandatory)][guid] $ClientId,
    [Parameter(Mandatory)][guid] $ObjectId
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$scope = 'Latchkey mailbox'
$role = 'Application Mail.Send'
$assignment = 'Latchkey Mail.Send'

Connect-ExchangeOnline -ShowBanner:$false
$address = (Get-EXOMailbox -Identity $Mailbox).PrimarySmtpAddress
$filter = "PrimarySmtpAddress -eq '$address'"

if (Get-ServicePrincipal | Where-Object AppId -EQ "$ClientId") { Write-Output 'present  the service principal in Exchange' }
elseif ($PSCmdlet.ShouldProcess("$ClientId", 'make the service principal known to Exchange')) {
    New-ServicePrincipal -AppId $ClientId -ObjectId $ObjectId -DisplayName 'Latchkey' | Out-Null
    Write-Output 'created  the service principal in Exchange'
}

$present = Get-ManagementScope | Where-Object Name -EQ $scope
if (-not $present) {
    if ($PSCmdlet.ShouldProcess($scope, "create the scope $filter")) {
        New-ManagementScope -Name $scope -RecipientRestrictionFilter $filter | Out-Null
        Write-Output "created  scope $scope"
    }
}
elseif ($PSCmdlet.ShouldProcess($scope, "set the scope to $filter")) {
    Set-ManagementScope -Identity $scope -RecipientRestrictionFilter $filter
    Write-Output "set      scope $scope"
}

if (Get-ManagementRoleAssignment | Where-Object Name -EQ $assignment) { Write-Output "present  $assignment" }
elseif ($PSCmdlet.ShouldProcess("$ClientId", "assign $role within $scope")) {
    New-ManagementRoleAssignment -Name $assignment -App $ObjectId -Role $role -CustomResourceScope $scope | Out-Null
    Write-Output "granted  $role within $scope"
}
if (-not $WhatIfPreference) { Test-ServicePrincipalAuthorization -Identity $ClientId -Resource $address }
