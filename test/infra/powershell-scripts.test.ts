import type { Node } from '@vscode/tree-sitter-wasm';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nodesBelow, parsePowerShell, syntaxErrors } from './powershell.ts';

const read = (file: string) => parsePowerShell(new URL(`../../infra/${file}`, import.meta.url));
const scripts = [
  'ad/grant-delegation.ps1',
  'ad/revoke-delegation.ps1',
  'entra/register-app.ps1',
  'entra/allow-owner-mail.ps1',
];

const changes =
  /^(?:(?:New|Set|Update|Add|Remove|Disable|Enable)-(?:AD|Mg(?!GraphRequest)|Az|Management|ServicePrincipal)\w*|(?:New|Set)-(?:Item|Acl)|.*dsacls.*)$/i;
const changingMethods = /\.CommitChanges\(\)|-Method POST\b/;

const commandName = (node: Node): string => /^\W*([\w.-]+)/.exec(node.text)?.[1] ?? '';

describe.each([...scripts, 'ad/delegation.psm1'])('infra/%s', (file) => {
  it('is PowerShell, as far as its grammar goes', async () => {
    expect(syntaxErrors((await read(file)).root)).toEqual([]);
  });

  it('says that it is not executed in CI', async () => {
    expect((await read(file)).text.slice(0, 600)).toMatch(/not executed in CI/i);
  });

  it('stops at the first error and at misspelt variables', async () => {
    const { text } = await read(file);

    expect(text).toContain('Set-StrictMode -Version Latest');
    if (!file.endsWith('.psm1')) expect(text).toContain("$ErrorActionPreference = 'Stop'");
  });
});

describe.each(scripts)('infra/%s', (file) => {
  it('explains each of its parameters, and no other', async () => {
    const { text, root } = await read(file);
    const block = nodesBelow(root).find(({ type }) => type === 'param_block');
    const parameters = nodesBelow(block as Node)
      .filter(({ type }) => type === 'script_parameter')
      .map((parameter) => /\$(\w+)(?:\s*=.*)?$/s.exec(parameter.text)?.[1]);

    const explained = [...text.matchAll(/^\.PARAMETER (\w+)\n\S/gm)].map(([, name]) => name);
    expect(explained.toSorted()).toEqual(parameters.toSorted());
    expect(text).toMatch(/^\.SYNOPSIS\n\S[^]*^\.EXAMPLE\n\S/m);
  });

  it('changes nothing under -WhatIf: whatever changes something asks ShouldProcess before', async () => {
    const { root } = await read(file);
    const nodes = nodesBelow(root);
    const commands = nodes.filter(({ type }) => type === 'command');
    const callsOf = (name: string) => commands.filter((command) => commandName(command) === name);
    const isGuarded = (node: Node): boolean => {
      for (let at = node.parent; at; at = at.parent) {
        const condition = at.type === 'if_statement' || at.type === 'elseif_clause' ? at.text.split('{')[0] : '';
        if (/\$PSCmdlet\.ShouldProcess\(/.test(condition ?? '') && !/-not \$PSCmdlet/.test(condition ?? ''))
          return true;
        if (at.type === 'function_statement') {
          const calls = callsOf(/^function ([\w-]+)/.exec(at.text)?.[1] ?? '');
          return calls.length > 0 && calls.every(isGuarded);
        }
      }
      return false;
    };
    const changing = nodes.filter(
      (node) =>
        (node.type === 'command' && (changes.test(commandName(node)) || changingMethods.test(node.text))) ||
        (node.type === 'invokation_expression' && changingMethods.test(node.text)),
    );

    expect(changing.length).toBeGreaterThan(0);
    expect(changing.filter((node) => !isGuarded(node)).map(({ text }) => text)).toEqual([]);
  });
});

describe('infra/ad/grant-delegation.ps1', () => {
  it('shows the same rights as commands, for those who would rather type them', async () => {
    const { text } = await read('ad/grant-delegation.ps1');
    const { organisationalUnits } = JSON.parse(
      readFileSync(new URL('../../infra/ad/delegation.json', import.meta.url), 'utf8'),
    ) as { organisationalUnits: { entries: readonly { dsacls: string }[] } };
    const typed = [...text.matchAll(/^  dsacls ".*" \/I:S \/G "CONTOSO\\svc-latchkey:(.*)"$/gm)].map(
      ([, right]) => right,
    );

    expect(typed).toEqual(organisationalUnits.entries.map(({ dsacls }) => dsacls));
  });
});
