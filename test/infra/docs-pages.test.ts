import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { policySettings } from '../../src/config/policy-settings.ts';

const page = (name: string): string => readFileSync(`docs/${name}`, 'utf8');
const program = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join('src', name), 'utf8'))
  .join('\n');
/** Each once, sorted. */
const found = (text: string, pattern: RegExp): readonly string[] =>
  [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))].toSorted();

/** The first cells of the table under a heading or line, between backquotes. */
function firstCells(text: string, before: RegExp): readonly string[] {
  const table = /(?:^\|.*\n)+/m.exec(text.slice(before.exec(text)?.index))?.[0] ?? '';
  return table.split('\n').flatMap((line) => found(line.split('|')[1] ?? '', /`([^`]+)`/g));
}

describe('docs/operate.md', () => {
  it('names every environment variable that the program reads, and no other', () => {
    const read = found(program, /['"[](LATCHKEY_[A-Z_]+)['"\]]/g);

    expect(read.length).toBeGreaterThan(8);
    expect(found(page('operate.md'), /`(LATCHKEY_[A-Z_]+)`/g)).toEqual(read);
  });

  it('tells of log codes that the program writes', () => {
    const codes = firstCells(page('operate.md'), /^Worth an alert/m).filter((code) => !/^code$|\*/.test(code));

    expect(codes).toContain('checkpoint-failed');
    expect(codes.filter((code) => !program.includes(`'${code}'`))).toEqual([]);
  });
});

describe('docs/policy.md', () => {
  it('says of every setting of the policy what it means', () => {
    const said = found(page('policy.md'), /`([A-Za-z]+)(?:\.\w+)?(?:: true)?`/g);

    expect(Object.keys(policySettings.shape).filter((name) => !said.includes(name))).toEqual([]);
  });
});

describe('docs/install.md', () => {
  it('names files of this repository that are there', () => {
    const named = found(page('install.md'), /((?:infra|docs|manifest)\/[\w/.-]+\.\w+)/g).filter(
      (name) => name !== 'infra/azure/contoso.bicepparam',
    );

    expect(named).toContain('infra/entra/register-app.sh');
    expect(named.filter((name) => !readable(name))).toEqual([]);
  });
});

function readable(name: string): boolean {
  try {
    return readFileSync(name).length > 0;
  } catch {
    return false;
  }
}
