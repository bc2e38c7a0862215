import { readdirSync, readFileSync } from 'node:fs';
import type { SyntaxNode } from 'tree-sitter';
import { describe, expect, it } from 'vitest';
import { ofType, parseBicep, property } from './bicep.ts';

const folder = new URL('../../infra/azure/', import.meta.url);
const modules = readdirSync(new URL('modules/', folder)).map((name) => `modules/${name}`);
const files = ['main.bicep', ...modules].map((name) => parseBicep(new URL(name, folder)));
const text = files.map((file) => file.text).join('\n');

/** https://learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/resource-abbreviations */
const abbreviations: Readonly<Record<string, string>> = {
  'Microsoft.ManagedIdentity/userAssignedIdentities': 'id-',
  'Microsoft.OperationalInsights/workspaces': 'log-',
  'Microsoft.BotService/botServices': 'bot-',
  'Microsoft.Network/networkSecurityGroups': 'nsg-',
  'Microsoft.Network/virtualNetworks': 'vnet-',
  'Microsoft.Network/virtualNetworks/virtualNetworkPeerings': 'peer-',
  'Microsoft.KeyVault/vaults': 'kv-',
  'Microsoft.DBforPostgreSQL/flexibleServers': 'psql-',
  'Microsoft.Storage/storageAccounts': 'st',
  'Microsoft.Web/serverfarms': 'asp-',
  'Microsoft.Web/sites': 'app-',
};
/** Azure prescribes these names, or they are names of the Domain Name System. */
const namedOtherwise =
  /^Microsoft\.(?:Authorization\/roleAssignments|Insights\/diagnosticSettings|Network\/privateDnsZones.*|BotService\/botServices\/channels)$/;

interface Resource {
  readonly node: SyntaxNode;
  readonly type: string;
  readonly version: string;
  readonly existing: boolean;
}

const resourcesIn = (root: SyntaxNode): readonly Resource[] =>
  ofType(root, 'resource_declaration').map((node) => {
    const [type = '', version = ''] = (node.namedChildren.find((child) => child.type === 'string')?.text ?? '')
      .replaceAll("'", '')
      .split('@');
    return { node, type, version, existing: / existing = /.test(node.text.split('{')[0] ?? '') };
  });
const resources = files.flatMap(({ root }) => resourcesIn(root));
const theOne = (type: string): SyntaxNode => {
  const found = resources.filter((resource) => resource.type === type && !resource.existing);
  expect(found).toHaveLength(1);
  return (found[0] as Resource).node;
};
const textAt = (node: SyntaxNode, ...path: readonly string[]): string | undefined => property(node, ...path)?.text;

describe('the resources in Azure', () => {
  it('are named with the abbreviations of the Cloud Adoption Framework', () => {
    const nested = (resource: Resource) => !resource.type.startsWith('Microsoft.');
    const wrong = resources
      .filter((resource) => !resource.existing && !nested(resource) && !namedOtherwise.test(resource.type))
      .map(({ node, type }) => [type, abbreviations[type], textAt(node, 'name')])
      .filter(([, prefix, name]) => prefix === undefined || !name?.startsWith(`'${prefix}$`));

    expect(wrong).toEqual([]);
    expect(text).toContain("'snet-${name}-app'");
  });

  it('say which version of the interface of Azure they are written for', () => {
    const versions = resources.filter(({ type }) => type.startsWith('Microsoft.')).map(({ version }) => version);

    expect(versions.filter((version) => !/^20\d\d-\d\d-\d\d(?:-preview)?$/.test(version))).toEqual([]);
  });

  it('let the web app be reached over TLS 1.2 or later alone, and not be written to with a password', () => {
    const app = theOne('Microsoft.Web/sites');

    expect(textAt(app, 'properties', 'httpsOnly')).toBe('true');
    expect(textAt(app, 'properties', 'vnetRouteAllEnabled')).toBe('true');
    const config = (name: string) => textAt(app, 'properties', 'siteConfig', name);
    expect([config('minTlsVersion'), config('ftpsState'), config('alwaysOn')]).toEqual(["'1.2'", "'Disabled'", 'true']);
    expect([config('linuxFxVersion'), config('healthCheckPath')]).toEqual(["'NODE|24-lts'", "'/healthz'"]);
    expect(app.text.match(/allow: false/g)).toHaveLength(2);
  });

  it('give the web app its secrets as references into the vault, each under a name that the program reads', () => {
    const [names] = /concat\(\[([^\]]*)\], managesItself \? \[\] : \[([^\]]*)\]/.exec(text) ?? [];
    const variables = [...(names ?? '').matchAll(/'([a-z-]+)'/g)].map(
      ([, name = '']) => `LATCHKEY_${name.toUpperCase().replaceAll('-', '_')}`,
    );
    const config = readFileSync(new URL('../../src/config.ts', import.meta.url), 'utf8');

    expect(variables).toHaveLength(4);
    expect(variables.filter((variable) => !config.includes(`'${variable}'`))).toEqual([]);
    expect(text).toContain("'@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/${secret})'");
  });

  it('keep deleted secrets, and the vault, from being purged', () => {
    const vault = theOne('Microsoft.KeyVault/vaults');

    for (const name of ['enableRbacAuthorization', 'enableSoftDelete', 'enablePurgeProtection'])
      expect([name, textAt(vault, 'properties', name)]).toEqual([name, 'true']);
    expect(textAt(vault, 'properties', 'networkAcls', 'defaultAction')).toBe("'Deny'");
  });

  it('keep checkpoints unchangeable, in an account without keys and without a public door', () => {
    const account = theOne('Microsoft.Storage/storageAccounts');

    expect(textAt(account, 'properties', 'allowSharedKeyAccess')).toBe('false');
    expect(textAt(account, 'properties', 'allowBlobPublicAccess')).toBe('false');
    expect(textAt(account, 'properties', 'networkAcls', 'defaultAction')).toBe("'Deny'");
    expect(account.text).toMatch(/isVersioningEnabled: true/);
    expect(account.text).toMatch(/immutabilityPeriodSinceCreationInDays: retentionDays/);
  });

  it('give the identity two roles, each on one thing', () => {
    const assignments = resources.filter(({ type }) => type === 'Microsoft.Authorization/roleAssignments');

    expect(
      assignments.map(({ node }) => [textAt(node, 'scope'), textAt(node, 'properties', 'roleDefinitionId')]),
    ).toEqual([
      ['account::blobs::container', 'blobDataContributor'],
      ['vault', 'secretsUser'],
    ]);
  });

  it('keep the database off the Internet', () => {
    const server = theOne('Microsoft.DBforPostgreSQL/flexibleServers');

    expect(textAt(server, 'properties', 'network', 'publicNetworkAccess')).toBe("'Disabled'");
    expect(text).toContain('?sslmode=verify-full');
  });
});
