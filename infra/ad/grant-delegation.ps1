<#
.SYNOPSIS
Creates the account with which Latchkey signs in to Active Directory, and grants it what delegation.json lists.

.DESCRIPTION
Not executed in CI: there is no Windows. The script is parsed, and the rights of delegation.json, which it grants, are
applied and proven on a Samba domain controller (infra/README.md).

Needs the ActiveDirectory module (RSAT) and the right to create users in -ServiceOU and to change the permissions of the
organisational units. Safe to run again: what is there already is left as it is, and said. -WhatIf changes nothing; each change is asked about
unless you add -Confirm:$false.

The account is an ordinary user, because Latchkey binds over LDAPS with a name and a password. A group managed service
account has none to give: domain members fetch its key by Kerberos, and it is no text that a simple bind could send.

The password is made here, of 48 random characters, and goes to Azure Key Vault or to a file that only you may read. It
is never shown. It does not expire, because a bind that fails stops the service desk: change it once a year by running
this script with -RenewPassword and starting Latchkey again.

On protected accounts (members of Domain Admins and the like) AD itself takes inherited rights away again: nothing that
is granted here reaches them. Accounts of the class inetOrgPerson are not covered.

Without this script, for each organisational unit:
  dsacls "OU=Staff,DC=contoso,DC=com" /I:S /G "CONTOSO\svc-latchkey:CA;Reset Password;user"
  dsacls "OU=Staff,DC=contoso,DC=com" /I:S /G "CONTOSO\svc-latchkey:RPWP;pwdLastSet;user"
  dsacls "OU=Staff,DC=contoso,DC=com" /I:S /G "CONTOSO\svc-latchkey:RPWP;lockoutTime;user"

.PARAMETER OrganisationalUnit
Distinguished names of the organisational units whose people Latchkey may help.

.PARAMETER ServiceOU
Where the account is created. It must not lie in one of the organisational units: Latchkey could reset itself.

.PARAMETER AccountName
sAMAccountName of the account, 20 characters at most.

.PARAMETER KeyVaultName
Azure Key Vault that takes the password as the secret ad-bind-password (needs Az.KeyVault and Connect-AzAccount).

.PARAMETER PasswordFile
File that takes the password, for installations without Azure. It must not be there yet.

.PARAMETER RenewPassword
Gives an account that is there already a new password.

.PARAMETER ReadAccounts
Also grants reading users in the whole domain. Needed only where Authenticated Users was taken out of the group
Pre-Windows 2000 Compatible Access; `latchkey doctor` says so.

.PARAMETER ReadDeleted
Also grants seeing deleted accounts. Takes ownership of the Deleted Objects container: run it as a Domain Admin.

.PARAMETER Server
Domain controller to work on. Left out: one that can be written to.

.EXAMPLE
./grant-delegation.ps1 -OrganisationalUnit 'OU=Staff,DC=contoso,DC=com' -ServiceOU 'OU=Service,DC=contoso,DC=com' -KeyVaultName kv-latchkey-prod -WhatIf
#>
#Requires -Version 5.1
#Requires -Modules ActiveDirectory
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)][ValidateNotNullOrEmpty()][string[]] $OrganisationalUnit,
    [Parameter(Mandatory)][ValidateNotNullOrEmpty()][string] $ServiceOU,
    [ValidatePattern('^[A-Za-z0-9._-]{1,20}$')][string] $AccountName = 'svc-latchkey',
    [string] $KeyVaultName,
    [string] $PasswordFile,
    [switch] $RenewPassword,
    [switch] $ReadAccounts,
    [switch] $ReadDeleted,
    [string] $Server
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot 'delegation.psm1') -Force

function Test-Below([string] $DistinguishedName, [string] $Ancestor) {
    $DistinguishedName -eq $Ancestor -or $DistinguishedName.EndsWith(",$Ancestor", [System.StringComparison]::OrdinalIgnoreCase)
}

# 48 characters of 64: 288 bits. Each byte modulo 64 is fair, because 256 is a multiple of 64.
function New-RandomPassword {
    $alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    $bytes = New-Object byte[] 48
    $random = [System.Security.Cryptography.RandomNumberGenerator]::Create()
    $password = New-Object System.Security.SecureString
    try {
        # A draw that lacks a kind of character would fail the complexity rule of the domain.
        do {
            $random.GetBytes($bytes)
            $text = -join ($bytes | ForEach-Object { $alphabet[$_ % 64] })
        } until ($text -cmatch '[A-Z]' -and $text -cmatch '[a-z]' -and $text -match '[0-9]')
        foreach ($character in $text.ToCharArray()) { $password.AppendChar($character) }
    }
    finally {
        $random.Dispose()
    }
    $password.MakeReadOnly()
    return $password
}

# Keeps the password before the account gets it: one that is kept nowhere would have to be reset at once.
function Save-Password([System.Security.SecureString] $Password) {
    if ($KeyVaultName) {
        Set-AzKeyVaultSecret -VaultName $KeyVaultName -Name 'ad-bind-password' -SecretValue $Password | Out-Null
        Write-Output "kept     password in the Key Vault $KeyVaultName, secret ad-bind-password"
        return
    }
    New-Item -ItemType File -Path $PasswordFile | Out-Null
    $security = New-Object System.Security.AccessControl.FileSecurity
    $security.SetAccessRuleProtection($true, $false)
    $me = [System.Security.Principal.WindowsIdentity]::GetCurrent().User
    $security.AddAccessRule((New-Object System.Security.AccessControl.FileSystemAccessRule($me, 'FullControl', 'Allow')))
    Set-Acl -LiteralPath $PasswordFile -AclObject $security
    $plain = (New-Object System.Net.NetworkCredential('', $Password)).Password
    [System.IO.File]::WriteAllText((Resolve-Path -LiteralPath $PasswordFile).Path, $plain)
    Write-Output "kept     password in $PasswordFile, which only you may read: move it to the Latchkey machine and delete it here"
}

function Grant-Entry([string] $DistinguishedName, [string] $Group) {
    $entry = Open-DirectoryObject -Server $Server -DistinguishedName $DistinguishedName
    foreach ($item in Get-DelegationRule -Group $Group -Sid $sid) {
        if (Test-DelegationRule -Entry $entry -Rule $item.Rule) {
            Write-Output "present  $($item.Right): $DistinguishedName"
        }
        elseif ($PSCmdlet.ShouldProcess($DistinguishedName, "grant $AccountName $($item.Right)")) {
            $entry.psbase.ObjectSecurity.AddAccessRule($item.Rule)
            $entry.psbase.CommitChanges()
            Write-Output "granted  $($item.Right): $DistinguishedName"
        }
    }
}

$Server = Resolve-WritableServer $Server
$domain = Get-ADDomain -Server $Server
Write-Output "Working on $Server."

# As the directory writes them, so that they can be compared.
$serviceDn = (Get-ADObject -Server $Server -Identity $ServiceOU).DistinguishedName
$units = foreach ($dn in $OrganisationalUnit) { (Get-ADOrganizationalUnit -Server $Server -Identity $dn).DistinguishedName }
foreach ($dn in $units) {
    if ($dn -eq $domain.DomainControllersContainer) { throw "$dn holds the domain controllers. Nothing was changed." }
    if (Test-Below $serviceDn $dn) {
        throw "-ServiceOU lies in ${dn}: Latchkey could reset its own account. Nothing was changed."
    }
}

$account = Get-ADUser -Server $Server -Filter "sAMAccountName -eq '$AccountName'"
$needsPassword = $RenewPassword -or -not $account
if ($needsPassword -and -not ($KeyVaultName -or $PasswordFile)) {
    throw 'Say where the password is to go: -KeyVaultName or -PasswordFile. Nothing was changed.'
}
if ($account -and ($units | Where-Object { Test-Below $account.DistinguishedName $_ })) {
    throw "$($account.DistinguishedName) lies in one of the organisational units: Latchkey could reset its own account. Nothing was changed."
}

if (-not $account) {
    if ($PSCmdlet.ShouldProcess("$AccountName in $serviceDn", 'create the account')) {
        $password = New-RandomPassword
        Save-Password $password
        $account = New-ADUser -Server $Server -Name $AccountName -SamAccountName $AccountName -Path $serviceDn `
            -UserPrincipalName "$AccountName@$($domain.DNSRoot)" -Description 'Latchkey: reads accounts, resets passwords where delegated' `
            -AccountPassword $password -Enabled $true -PasswordNeverExpires $true -CannotChangePassword $true `
            -AccountNotDelegated $true -KerberosEncryptionType @('AES128', 'AES256') -PassThru
        Write-Output "created  $($account.DistinguishedName)"
    }
}
elseif ($RenewPassword) {
    if ($PSCmdlet.ShouldProcess($account.DistinguishedName, 'set a new password')) {
        $password = New-RandomPassword
        Save-Password $password
        Set-ADAccountPassword -Server $Server -Identity $account -Reset -NewPassword $password
        Write-Output "renewed  password of $($account.DistinguishedName)"
    }
}
else {
    Write-Output "present  $($account.DistinguishedName)"
}
if (-not $account) {
    foreach ($dn in $units) {
        # Only the names of the rights are wanted here, so any identifier does.
        foreach ($item in Get-DelegationRule -Group 'organisationalUnits' -Sid 'S-1-0-0') { Write-Output "would    grant $($item.Right): $dn" }
    }
    Write-Output 'The account is not there. Nothing was changed.'
    return
}

$sid = $account.SID
foreach ($dn in $units) { Grant-Entry -DistinguishedName $dn -Group 'organisationalUnits' }
if ($ReadAccounts) { Grant-Entry -DistinguishedName $domain.DistinguishedName -Group 'readAccounts' }
if ($ReadDeleted) {
    if ($PSCmdlet.ShouldProcess($domain.DeletedObjectsContainer, 'take ownership')) {
        & dsacls.exe "\\$Server\$($domain.DeletedObjectsContainer)" /takeOwnership | Out-Null
        if ($LASTEXITCODE -ne 0) { throw "dsacls could not take ownership of $($domain.DeletedObjectsContainer)." }
    }
    foreach ($item in Get-DelegationRule -Group 'readDeleted' -Sid $sid) {
        if ($PSCmdlet.ShouldProcess($domain.DeletedObjectsContainer, "grant $AccountName $($item.Right)")) {
            & dsacls.exe "\\$Server\$($domain.DeletedObjectsContainer)" /G "$($domain.NetBIOSName)\${AccountName}:$($item.Dsacls)" | Out-Null
            if ($LASTEXITCODE -ne 0) { throw "dsacls could not grant on $($domain.DeletedObjectsContainer)." }
            Write-Output "granted  $($item.Right): $($domain.DeletedObjectsContainer)"
        }
    }
}

$protected = foreach ($dn in $units) {
    Get-ADUser -Server $Server -SearchBase $dn -LDAPFilter '(adminCount=1)'
}
foreach ($user in $protected) {
    Write-Output "protected $($user.DistinguishedName): AD keeps delegated rights away from it, and Latchkey refuses it"
}
Write-Output 'Done. Check it with: latchkey doctor'
