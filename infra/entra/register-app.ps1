<#
.SYNOPSIS
Gives Latchkey its identity in Microsoft Entra ID, with exactly the application permissions it uses.

.DESCRIPTION
Not executed in CI: there is no tenant. The script is parsed, and its list of permissions, permissions.csv, is compared
with the one in the program (infra/README.md). register-app.sh does the same with Azure CLI.

With -CertificatePath: creates an app registration of this tenant that signs in with that certificate. Make one with
  openssl req -x509 -newkey rsa:3072 -nodes -days 365 -subj "/CN=latchkey" -keyout graph.key -out graph.cer
  cat graph.key graph.cer > graph.pem
and give this script graph.cer, Latchkey graph.pem (graph.credential.certificatePath). The private key stays with you.
With -ManagedIdentityObjectId: grants the same to a managed identity of Azure, and there is no key at all.

The grants are the consent of an administrator: run it as Privileged Role Administrator, or Global Administrator. Safe to
run again; it takes nothing away, and says what the identity holds beyond what Latchkey uses. -WhatIf changes nothing.

.PARAMETER TenantId
Id of the tenant.

.PARAMETER CertificatePath
Public certificate, PEM or DER.

.PARAMETER DisplayName
Name of the app registration.

.PARAMETER ManagedIdentityObjectId
Object id (principal id) of a managed identity.

.PARAMETER ReadEligibleRoles
For the setting policy.protectEligibleRoles. Needs Microsoft Entra ID P2 or Governance.

.PARAMETER ReadRisk
For the setting graph.readRisk. Needs Microsoft Entra ID P2.

.PARAMETER CloudOnlyResets
For resets of accounts that are in Entra ID alone. Also gives the role User Administrator, which Microsoft documents as
needed; it reaches no administrator. Leave it out where all people are synchronised from Active Directory.

.PARAMETER AdministrativeUnitId
With -CloudOnlyResets: confines the role to the people of this administrative unit.

.PARAMETER CreateGroups
Also creates the groups of agents, approvers and reviewers, empty.

.PARAMETER ProtectGroups
With -CreateGroups: makes them role-assignable, so that only privileged administrators may change who is in them. This
cannot be changed later. Needs Microsoft Entra ID P1.

.EXAMPLE
./register-app.ps1 -TenantId 00000000-0000-0000-0000-000000000000 -CertificatePath ./graph.cer -CreateGroups -WhatIf
#>
#Requires -Version 7.2
#Requires -Modules Microsoft.Graph.Authentication, Microsoft.Graph.Applications, Microsoft.Graph.Groups
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Medium', DefaultParameterSetName = 'Certificate')]
param(
    [Parameter(Mandatory)][guid] $TenantId,
    [Parameter(Mandatory, ParameterSetName = 'Certificate')][ValidateScript({ Test-Path -LiteralPath $_ -PathType Leaf })][string] $CertificatePath,
    [Parameter(ParameterSetName = 'Certificate')][ValidateNotNullOrEmpty()][string] $DisplayName = 'Latchkey',
    [Parameter(Mandatory, ParameterSetName = 'ManagedIdentity')][guid] $ManagedIdentityObjectId,
    [switch] $ReadEligibleRoles,
    [switch] $ReadRisk,
    [switch] $CloudOnlyResets,
    [guid] $AdministrativeUnitId,
    [switch] $CreateGroups,
    [switch] $ProtectGroups
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$graphAppId = '00000003-0000-0000-c000-000000000000'
$userAdministrator = 'fe930be7-5e62-47db-91af-98c3a49a38b1'

$wanted = @(Import-Csv -LiteralPath (Join-Path $PSScriptRoot 'permissions.csv') | Where-Object {
        switch ($_.onlyWith) {
            'readEligibleRoles' { [bool] $ReadEligibleRoles }
            'readRisk' { [bool] $ReadRisk }
            'cloudOnlyResets' { [bool] $CloudOnlyResets }
            # In Entra ID it would be for every mailbox: allow-owner-mail.ps1 grants it in Exchange, for one.
            'ownerMail' { $false }
            default { $true }
        }
    })

# Finds the one object of a name; two of them would make a second run ambiguous.
function Select-OnlyOne([object[]] $Found, [string] $What) {
    if ($Found.Count -gt 1) { throw "There are $($Found.Count) $What. Delete or rename all but one; nothing was changed." }
    return $Found | Select-Object -First 1
}

function Initialize-App {
    $access = @{
        ResourceAppId  = $graphAppId
        ResourceAccess = @($wanted | ForEach-Object { @{ Id = $_.appRoleId; Type = 'Role' } })
    }
    $certificate = [System.Security.Cryptography.X509Certificates.X509Certificate2]::new((Resolve-Path -LiteralPath $CertificatePath).Path)
    if ($certificate.HasPrivateKey) { throw 'This file holds a private key, which belongs on the Latchkey machine alone. Give the certificate without it.' }
    $found = @(Get-MgApplication -Filter "displayName eq '$($DisplayName.Replace("'", "''"))'" -All)
    $app = Select-OnlyOne -Found $found -What "app registrations named $DisplayName"
    if (-not $app -and $PSCmdlet.ShouldProcess($DisplayName, 'create the app registration')) {
        $app = New-MgApplication -DisplayName $DisplayName -SignInAudience 'AzureADMyOrg'
        Write-Host "created  app registration $($app.AppId)"
    }
    if (-not $app) { return }
    $keys = @($app.KeyCredentials)
    $thumbprint = $certificate.GetCertHash()
    $known = @($keys | Where-Object { $_.CustomKeyIdentifier -and -not (Compare-Object $_.CustomKeyIdentifier $thumbprint) })
    if ($PSCmdlet.ShouldProcess($app.AppId, 'set the permissions asked for and the certificate')) {
        # The old certificates stay: Latchkey signs in with one of them until it gets the new one.
        $new = @{ Type = 'AsymmetricX509Cert'; Usage = 'Verify'; Key = $certificate.RawData; DisplayName = $certificate.Subject }
        $credentials = if ($known.Count -gt 0) { $keys } else { $keys + $new }
        Update-MgApplication -ApplicationId $app.Id -RequiredResourceAccess @($access) -KeyCredentials $credentials
        Write-Host "set      certificate $($certificate.Thumbprint), valid until $($certificate.NotAfter.ToString('yyyy-MM-dd'))"
    }
    $principal = Select-OnlyOne -Found @(Get-MgServicePrincipal -Filter "appId eq '$($app.AppId)'") -What 'service principals'
    if (-not $principal -and $PSCmdlet.ShouldProcess($app.AppId, 'create the service principal')) {
        $principal = New-MgServicePrincipal -AppId $app.AppId
    }
    return $principal
}

function Grant-Permission([object] $Principal, [object] $Graph) {
    $held = @(Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $Principal.Id -All | Where-Object ResourceId -EQ $Graph.Id)
    foreach ($permission in $wanted) {
        if ($held | Where-Object AppRoleId -EQ $permission.appRoleId) {
            Write-Host "present  $($permission.permission)"
        }
        elseif ($PSCmdlet.ShouldProcess($Principal.DisplayName, "grant $($permission.permission)")) {
            New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $Principal.Id -PrincipalId $Principal.Id `
                -ResourceId $Graph.Id -AppRoleId $permission.appRoleId | Out-Null
            Write-Host "granted  $($permission.permission)"
        }
    }
    foreach ($other in $held | Where-Object { $_.AppRoleId -notin $wanted.appRoleId }) {
        $name = ($Graph.AppRoles | Where-Object Id -EQ $other.AppRoleId).Value
        Write-Warning "It also holds $name, which Latchkey with these switches does not use. Take it away unless you know why."
    }
}

function Grant-UserAdministrator([object] $Principal) {
    $scope = if ($AdministrativeUnitId) { "/administrativeUnits/$AdministrativeUnitId" } else { '/' }
    $assignments = 'https://graph.microsoft.com/v1.0/roleManagement/directory/roleAssignments'
    $filter = [uri]::EscapeDataString("principalId eq '$($Principal.Id)' and roleDefinitionId eq '$userAdministrator'")
    $held = @((Invoke-MgGraphRequest -Method GET -Uri "${assignments}?`$filter=$filter").value | Where-Object { $_.directoryScopeId -eq $scope })
    if ($held.Count -gt 0) { Write-Host "present  role User Administrator on $scope" }
    elseif ($PSCmdlet.ShouldProcess($Principal.DisplayName, "give the role User Administrator on $scope")) {
        $body = @{ principalId = $Principal.Id; roleDefinitionId = $userAdministrator; directoryScopeId = $scope }
        Invoke-MgGraphRequest -Method POST -Uri $assignments -Body $body | Out-Null
        Write-Host "given    role User Administrator on $scope"
    }
}

function Initialize-Group([string] $Name, [string] $Description) {
    $group = Select-OnlyOne -Found @(Get-MgGroup -Filter "displayName eq '$Name'" -All) -What "groups named $Name"
    if (-not $group -and $PSCmdlet.ShouldProcess($Name, 'create the group')) {
        $group = New-MgGroup -DisplayName $Name -Description $Description -MailEnabled:$false -SecurityEnabled `
            -MailNickname $Name -IsAssignableToRole:$ProtectGroups
        Write-Host "created  group $Name"
    }
    if ($group) { $group.Id } else { '' }
}

if ($AdministrativeUnitId -and -not $CloudOnlyResets) { throw '-AdministrativeUnitId confines -CloudOnlyResets, which was not asked for. Nothing was changed.' }
$scopes = @('Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All')
if ($CreateGroups) { $scopes += 'Group.ReadWrite.All' }
if ($CloudOnlyResets -or $ProtectGroups) { $scopes += 'RoleManagement.ReadWrite.Directory' }
Connect-MgGraph -TenantId $TenantId -Scopes $scopes -NoWelcome

$graph = Get-MgServicePrincipal -Filter "appId eq '$graphAppId'"
foreach ($permission in $wanted) {
    $role = $graph.AppRoles | Where-Object { $_.Id -eq $permission.appRoleId -and $_.AllowedMemberTypes -contains 'Application' }
    if (-not $role -or $role.Value -ne $permission.permission) {
        throw "In this tenant $($permission.appRoleId) is not the application permission $($permission.permission). Nothing was changed."
    }
}

$principal = if ($PSCmdlet.ParameterSetName -eq 'Certificate') { Initialize-App }
else { Get-MgServicePrincipal -ServicePrincipalId $ManagedIdentityObjectId }
if ($principal) {
    Grant-Permission -Principal $principal -Graph $graph
    if ($CloudOnlyResets) { Grant-UserAdministrator -Principal $principal }
}
else { Write-Host 'There is no identity yet, so its permissions were not looked at.' }

$result = [ordered]@{ tenantId = "$TenantId"; clientId = if ($principal) { $principal.AppId } else { '' } }
if ($CreateGroups) {
    $result.agentGroups = @(Initialize-Group -Name 'latchkey-agents' -Description 'May ask Latchkey about accounts and for resets')
    $result.approverGroups = @(Initialize-Group -Name 'latchkey-approvers' -Description 'May approve what Latchkey agents ask for')
    $result.reviewerGroups = @(Initialize-Group -Name 'latchkey-reviewers' -Description 'May read the Latchkey transcript')
}
$result | ConvertTo-Json
