# What grant-delegation.ps1 and revoke-delegation.ps1 share. Not executed in CI: parsed only (infra/README.md).
#Requires -Version 5.1
Set-StrictMode -Version Latest

# The entries of one group in delegation.json as access rules for one account: the SDDL there is the only list of rights.
function Get-DelegationRule {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)][ValidateSet('organisationalUnits', 'readAccounts', 'readDeleted')][string] $Group,
        [Parameter(Mandatory)][System.Security.Principal.SecurityIdentifier] $Sid
    )
    $file = Join-Path $PSScriptRoot 'delegation.json'
    $delegation = Get-Content -LiteralPath $file -Raw -Encoding UTF8 | ConvertFrom-Json
    foreach ($entry in $delegation.$Group.entries) {
        $security = New-Object System.DirectoryServices.ActiveDirectorySecurity
        $security.SetSecurityDescriptorSddlForm('D:' + $entry.sddl.Replace('{sid}', $Sid.Value))
        foreach ($rule in $security.GetAccessRules($true, $false, [System.Security.Principal.SecurityIdentifier])) {
            [pscustomobject]@{ Right = $entry.right; Rule = $rule; Dsacls = $entry.dsacls }
        }
    }
}

# The named domain controller, or else one of this domain that can be written to.
function Resolve-WritableServer {
    [CmdletBinding()]
    [OutputType([string])]
    param([AllowEmptyString()][string] $Server)
    if ($Server) { return $Server }
    return [string](Get-ADDomainController -Discover -Writable | Select-Object -ExpandProperty HostName | Select-Object -First 1)
}

# An object opened on one domain controller, so that reading back sees what was written. Only its DACL is ever written.
function Open-DirectoryObject {
    [CmdletBinding()]
    [OutputType([System.DirectoryServices.DirectoryEntry])]
    param(
        [Parameter(Mandatory)][string] $Server,
        [Parameter(Mandatory)][string] $DistinguishedName
    )
    $entry = New-Object System.DirectoryServices.DirectoryEntry("LDAP://$Server/" + $DistinguishedName.Replace('/', '\/'))
    $entry.psbase.Options.SecurityMasks = [System.DirectoryServices.SecurityMasks]::Dacl
    $entry.psbase.RefreshCache()
    return $entry
}

# Whether an entry of the object itself, not one that it inherits, gives what the rule gives.
function Test-DelegationRule {
    [CmdletBinding()]
    [OutputType([bool])]
    param(
        [Parameter(Mandatory)][System.DirectoryServices.DirectoryEntry] $Entry,
        [Parameter(Mandatory)][System.DirectoryServices.ActiveDirectoryAccessRule] $Rule
    )
    $own = $Entry.psbase.ObjectSecurity.GetAccessRules($true, $false, [System.Security.Principal.SecurityIdentifier])
    foreach ($present in $own) {
        if ($present.IdentityReference -eq $Rule.IdentityReference -and
            $present.AccessControlType -eq $Rule.AccessControlType -and
            ($present.ActiveDirectoryRights -band $Rule.ActiveDirectoryRights) -eq $Rule.ActiveDirectoryRights -and
            $present.ObjectType -eq $Rule.ObjectType -and
            $present.InheritedObjectType -eq $Rule.InheritedObjectType -and
            $present.InheritanceType -eq $Rule.InheritanceType) {
            return $true
        }
    }
    return $false
}

Export-ModuleMember -Function @('Get-DelegationRule', 'Open-DirectoryObject', 'Resolve-WritableServer', 'Test-DelegationRule')
