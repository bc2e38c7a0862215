import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  diagnosePasswordSync,
  fullPasswordSync,
  quotePowerShell,
  revokeSessions,
  sendOneHash,
} from '../../src/core/admin-commands.ts';
import { readSnapshot } from '../../src/core/snapshot/read-snapshot.ts';
import { snapshotWith } from './snapshot-with.ts';

const connector = { adConnectorName: 'contoso.com' };
const factsOf = (ad: Readonly<Record<string, unknown>> | null) => readSnapshot(snapshotWith({ ad, tenant: connector }));

/** Reads a PowerShell double-quoted string back, or says where it ended too early or would expand something. */
function unquote(quoted: string): string | undefined {
  if (!/^"(?:[^"\u201C\u201D\u201E$`]|`["\u201C\u201D\u201E$`])*"$/u.test(quoted)) return undefined;
  return quoted.slice(1, -1).replaceAll(/`(.)/gu, '$1');
}

describe('quotePowerShell', () => {
  it.each([
    ['"; Remove-Item C:\\ -Recurse; "', '"`"; Remove-Item C:\\ -Recurse; `""'],
    ['$(Stop-Computer)', '"`$(Stop-Computer)"'],
    ['a`nb', '"a``nb"'],
    ['a\r\nStop-Computer', '"a??Stop-Computer"'],
    ['\u201D; Stop-Computer; \u201C', '"`\u201D; Stop-Computer; `\u201C"'],
    ["O'Hara", '"O\'Hara"'],
  ])('keeps %j inside one string', (text, quoted) => expect(quotePowerShell(text)).toBe(quoted));

  it('lets no text break out, and loses none but control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(unquote(quotePowerShell(text))).toBe(text.replaceAll(/\p{C}|\p{Zl}|\p{Zp}/gu, '?'));
      }),
    );
  });
});

describe('the commands', () => {
  it("name the connector and the account's own DN", () => {
    expect(sendOneHash(factsOf({}))).toBe(
      'Invoke-ADSyncCSObjectPasswordHashSync -ConnectorName "contoso.com" -DistinguishedName "CN=Anna Berg,OU=Staff,DC=contoso,DC=com"',
    );
    expect(diagnosePasswordSync(factsOf({}))).toBe(
      'Import-Module ADSyncDiagnostics; Invoke-ADSyncDiagnostics -PasswordSync -ADConnectorName "contoso.com" -DistinguishedName "CN=Anna Berg,OU=Staff,DC=contoso,DC=com"',
    );
  });

  it('keep a hostile DN inside its quotes', () => {
    expect(sendOneHash(factsOf({ distinguishedName: 'CN=x";iex $e;#,DC=a' }))).toBe(
      'Invoke-ADSyncCSObjectPasswordHashSync -ConnectorName "contoso.com" -DistinguishedName "CN=x`";iex `$e;#,DC=a"',
    );
  });

  it('show where a name goes that is not known', () => {
    const facts = readSnapshot(snapshotWith({ ad: null }));

    expect(sendOneHash(facts)).toBe(
      'Invoke-ADSyncCSObjectPasswordHashSync -ConnectorName "<AD connector name>" -DistinguishedName "<distinguished name>"',
    );
    expect(revokeSessions(undefined)).toBe('Revoke-MgUserSignInSession -UserId "<user principal name>"');
  });

  it('set the full sync parameter by Remove and Add, and switch password sync off and on for one pair of connectors', () => {
    const lines = fullPasswordSync(factsOf({})).split('\n');

    expect(lines.filter((line) => /GlobalParameters|-Enable/.test(line))).toEqual([
      '$c.GlobalParameters.Remove($p.Name)',
      '$c.GlobalParameters.Add($p)',
      'Set-ADSyncAADPasswordSyncConfiguration -SourceConnector $adConnector -TargetConnector $aadConnector -Enable $false',
      'Set-ADSyncAADPasswordSyncConfiguration -SourceConnector $adConnector -TargetConnector $aadConnector -Enable $true',
    ]);
  });
});
