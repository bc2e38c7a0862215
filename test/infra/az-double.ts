// Stands in for Azure CLI: answers what infra/entra/register-app.sh asks of it, and keeps what was changed in a file.
// Usage: az-double.ts STATE_FILE ARGUMENTS_OF_AZ
import { readFileSync, writeFileSync } from 'node:fs';

export interface Tenant {
  /** Application permissions of Microsoft Graph, name by id. */
  readonly roles: Record<string, string>;
  readonly granted: string[];
  readonly changes: string[];
  app?: string;
  principal?: string;
  certificates: string[];
  groups: string[];
}

const [file = '', ...args] = process.argv.slice(2);
const tenant = JSON.parse(readFileSync(file, 'utf8')) as Tenant;
const option = (name: string): string => args[args.indexOf(`--${name}`) + 1] ?? '';
const command = args
  .slice(
    0,
    args.findIndex((arg) => arg.startsWith('-')),
  )
  .join(' ');
const query = args.includes('--query') ? option('query') : '';

function change(what: string): void {
  tenant.changes.push(what);
  writeFileSync(file, JSON.stringify(tenant));
}

function answer(): string | undefined {
  switch (command) {
    case 'account show':
      return 'the-tenant';
    case 'ad sp show':
      if (query.startsWith('appRoles'))
        return Object.entries(tenant.roles)
          .map((role) => role.join('\t'))
          .join('\n');
      return query === 'appId' ? 'the-client' : 'graph-sp';
    case 'ad app list':
      return tenant.app ?? '';
    case 'ad app create':
      tenant.app = 'the-client';
      return void change(`create app ${option('display-name')}`);
    case 'ad app update':
      return void change(`set permissions ${option('required-resource-accesses')}`);
    case 'ad app credential list':
      return tenant.certificates.join('\n');
    case 'ad app credential reset':
      tenant.certificates.push('there');
      return void change(`add certificate ${option('cert')}`);
    case 'ad sp list':
      return tenant.principal ?? '';
    case 'ad sp create':
      tenant.principal = 'the-sp';
      return void change('create principal');
    case 'ad group list':
      return tenant.groups.find((group) => args.join(' ').includes(`'${group}'`))?.replace(/^/, 'id-of-') ?? '';
    case 'ad group create':
      tenant.groups.push(option('display-name'));
      return void change(`create group ${option('display-name')}`);
    case 'rest':
      return rest();
    default:
      throw new Error(`az-double does not know: ${args.join(' ')}`);
  }
}

function rest(): string | undefined {
  if (option('method') === 'GET') return option('uri').endsWith('/appRoleAssignments') ? tenant.granted.join('\n') : '';
  const body = JSON.parse(option('body')) as { readonly appRoleId?: string };
  if (body.appRoleId) tenant.granted.push(body.appRoleId);
  return void change(`POST ${option('uri').split('/v1.0')[1]} ${option('body')}`);
}

process.stdout.write(`${answer() ?? ''}\n`);
