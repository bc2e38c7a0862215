#!/usr/bin/python3
"""Fills a freshly provisioned lab domain with accounts in the states that Latchkey must tell apart.

Works as SYSTEM on sam.ldb while the DC is down: some states (a back-dated pwdLastSet, a stamped admin) cannot be made
over LDAP. Usage: seed-directory.py SMB_CONF SAM_LDB BASE_DN PASSWORD
"""
import json
import os
import sys
import time

import ldb
from samba.auth import system_session
from samba.dcerpc import security
from samba.ndr import ndr_pack, ndr_unpack
from samba.param import LoadParm
from samba.samdb import SamDB

SMB_CONF, SAM_LDB, BASE, PASSWORD = sys.argv[1:5]
STAFF, EXECUTIVES, SERVICE = (f'OU={name},{BASE}' for name in ('Staff', 'Executives', 'Service'))
DAY, MINUTE = 864_000_000_000, 600_000_000  # in FILETIME units of 100 ns

lp = LoadParm()
lp.load(SMB_CONF)
sam = SamDB(url=SAM_LDB, session_info=system_session(), lp=lp)


def text(value):
    return value if isinstance(value, (bytes, list)) else str(value)


def add(dn, **attributes):
    sam.add({'dn': dn, **{name.replace('__', '-'): text(value) for name, value in attributes.items()}})


def replace(dn, controls=(), **attributes):
    message = ldb.Message(ldb.Dn(sam, dn))
    for name, value in attributes.items():
        name = name.replace('__', '-')
        message[name] = ldb.MessageElement(text(value), ldb.FLAG_MOD_REPLACE, name)
    sam.modify(message, list(controls))


def filetime(days):
    return int((time.time() + days * 86400 + 11644473600) * 10**7)


def user(name, ou=STAFF, cn=None, userAccountControl=512, **attributes):
    dn = ldb.Dn(sam, ou)
    dn.add_child(ldb.Dn(sam, 'CN=x'))
    dn.set_component(0, 'CN', cn or name)
    values = dict(objectClass='user', sAMAccountName=name, userPrincipalName=f'{name}@lab.test', mail=f'{name}@lab.test',
                  displayName=cn or name, userAccountControl=userAccountControl,
                  unicodePwd=f'"{PASSWORD}"'.encode('utf-16-le'))
    add(str(dn), **{**values, **attributes})
    return str(dn)


def password_set(dn, days):
    """Back-dates pwdLastSet, which only SYSTEM with Samba's bypass control may."""
    replace(dn, ['local_oid:1.3.6.1.4.1.7165.4.3.12:0'], pwdLastSet=filetime(days))


def sid_of(dn):
    return str(ndr_unpack(security.dom_sid, sam.search(dn, ldb.SCOPE_BASE, attrs=['objectSid'])[0]['objectSid'][0]))


def put_first_in_dacl(dn, aces):
    controls = ['sd_flags:1:4', 'show_deleted:1']
    found = sam.search(dn, ldb.SCOPE_BASE, attrs=['nTSecurityDescriptor'], controls=controls)[0]
    domain = security.dom_sid(sam.get_domain_sid())
    sddl = ndr_unpack(security.descriptor, found['nTSecurityDescriptor'][0]).as_sddl(domain)
    first_ace = sddl.index('(', sddl.index('D:'))
    changed = security.descriptor.from_sddl(sddl[:first_ace] + aces + sddl[first_ace:], domain)
    replace(dn, controls, nTSecurityDescriptor=ndr_pack(changed))


def delegate(group, dn, trustee):
    """Grants what infra/ad/delegation.json lists, the same entries that grant-delegation.ps1 writes in a real AD."""
    with open(os.path.join(os.path.dirname(__file__), '../../infra/ad/delegation.json'), encoding='utf-8') as file:
        entries = json.load(file)[group]['entries']
    put_first_in_dacl(dn, ''.join(entry['sddl'].replace('{sid}', trustee) for entry in entries))


def forbid_own_change(dn):
    """'User cannot change password': a denial of Change Password for SELF and Everyone."""
    right = 'ab721a53-1e2f-11d0-9819-00aa0040529b'
    put_first_in_dacl(dn, f'(OD;;CR;{right};;PS)(OD;;CR;{right};;WD)')


def stamp_as_protected(dn):
    """What AD's hourly SDProp does and Samba does not: AdminSDHolder's DACL, no inheritance, adminCount 1."""
    holder = sam.search(f'CN=AdminSDHolder,CN=System,{BASE}', ldb.SCOPE_BASE, attrs=['nTSecurityDescriptor'],
                        controls=['sd_flags:1:4'])[0]
    descriptor = ndr_unpack(security.descriptor, holder['nTSecurityDescriptor'][0])
    descriptor.type |= security.SEC_DESC_DACL_PROTECTED
    replace(dn, ['sd_flags:1:4'], nTSecurityDescriptor=ndr_pack(descriptor))
    replace(dn, adminCount=1)


def password_settings(name, applies_to, **settings):
    defaults = dict(msDS__PasswordSettingsPrecedence=10, msDS__PasswordReversibleEncryptionEnabled='FALSE',
                    msDS__PasswordHistoryLength=5, msDS__PasswordComplexityEnabled='TRUE',
                    msDS__MinimumPasswordLength=10, msDS__MinimumPasswordAge=0, msDS__MaximumPasswordAge=-42 * DAY,
                    msDS__LockoutThreshold=3, msDS__LockoutObservationWindow=-30 * MINUTE,
                    msDS__LockoutDuration=-30 * MINUTE)
    add(f'CN={name},CN=Password Settings Container,CN=System,{BASE}', objectClass='msDS-PasswordSettings',
        msDS__PSOAppliesTo=applies_to, **{**defaults, **settings})


def seed():
    for ou in (STAFF, EXECUTIVES, SERVICE):
        add(ou, objectClass='organizationalUnit')
    replace(BASE, maxPwdAge=-42 * DAY, minPwdAge=-DAY, minPwdLength=10, pwdHistoryLength=5, pwdProperties=1,
            lockoutThreshold=3, lockoutDuration=-30 * MINUTE, lockOutObservationWindow=-30 * MINUTE)

    user('svc-latchkey', SERVICE, userAccountControl=66048)
    service_sid = sid_of(f'CN=svc-latchkey,{SERVICE}')
    delegate('organisationalUnits', STAFF, service_sid)
    user('svc-reader', SERVICE)
    delegate('readAccounts', BASE, sid_of(f'CN=svc-reader,{SERVICE}'))
    # Listing deleted objects is a right of its own; the container itself counts as deleted.
    delegate('readDeleted', f'CN=Deleted Objects,{BASE}', service_sid)

    user('alice', cn='Alice Abel', givenName='Alice', sn='Abel', department='Finance', title='Clerk', employeeID='E-1001',
         mS__DS__ConsistencyGuid=bytes(range(16)), proxyAddresses=['SMTP:alice@lab.test', 'smtp:a.abel@lab.test'])
    user('bob', cn='Bob Baker', givenName='Bob', sn='Baker')
    for name in ('forced', 'plain', 'weak', 'victim', 'muted', 'lockedout', 'lockedreset', 'lockedreset2'):
        user(name)
    user('obrien', cn="O'Brien, Pat (Ops*) \\ Mü", givenName='Pat', sn="O'Brien")
    user('neverexpires', userAccountControl=66048)
    user('disabled', userAccountControl=514)
    user('smartcard', userAccountControl=512 | 0x40000)
    user('ended', accountExpires=filetime(-1))
    user('nohours', logonHours=bytes(21))
    user('workstations', userWorkstations='PC1,PC2')
    user('mustchange', pwdLastSet=0)
    user('cannotchange')
    forbid_own_change(f'CN=cannotchange,{STAFF}')
    password_set(user('expired'), -60)
    password_set(user('expiring'), -39)
    # Samba takes a maximum age below one day for "never".
    password_set(user('finegrained'), -2)
    password_settings('one-day', f'CN=finegrained,{STAFF}', msDS__MaximumPasswordAge=-DAY - 60 * MINUTE)
    user('outsider', EXECUTIVES)
    for name in ('stampedadmin', 'freshadmin'):
        user(name)
    sam.add_remove_group_members('Domain Admins', ['stampedadmin', 'freshadmin'], add_members_operation=True)
    stamp_as_protected(f'CN=stampedadmin,{STAFF}')
    add(f'CN=gmsa-web,{STAFF}', objectClass='computer', sAMAccountName='gmsa-web$', userAccountControl=4096)
    add(f'CN=helpers,{STAFF}', objectClass='group', sAMAccountName='helpers', member=[f'CN=Alice Abel,{STAFF}'])
    for index in range(5):
        user(f'clone{index}', cn=f'Clone Number{index}', givenName='Clone', sn=f'Number{index}')
    sam.delete(user('gone'))


sam.transaction_start()
seed()
sam.transaction_commit()
