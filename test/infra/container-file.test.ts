import { validate } from 'dockerfile-utils';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const text = read('infra/container/Containerfile');
const instructions = text
  .replace(/^#.*\n/gm, '')
  .replace(/\\\n/g, ' ')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => ({ name: line.split(' ')[0] ?? '', value: line.split(' ').slice(1).join(' ').trim() }));
const valuesOf = (name: string) => instructions.filter((one) => one.name === name).map(({ value }) => value);
const lastStage = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));

describe('infra/container/Containerfile', () => {
  it('has no fault that the linter knows', () => {
    expect(validate(text).map(({ message, range }) => `${range.start.line + 1}: ${message}`)).toEqual([]);
  });

  it('is built on the Node that the tests run with, by its full version', () => {
    const { devDependencies } = JSON.parse(read('package.json')) as {
      devDependencies: Readonly<Record<string, string>>;
    };

    expect(valuesOf('ARG')).toEqual([`NODE_IMAGE=docker.io/library/node:${devDependencies['node']}-bookworm-slim`]);
    expect(valuesOf('FROM')).toEqual(['${NODE_IMAGE} AS build', '${NODE_IMAGE} AS dependencies', '${NODE_IMAGE}']);
  });

  it('ends with what runs alone: no tools, no sources, no dependencies of the tests', () => {
    expect(lastStage.filter(({ name }) => name === 'COPY').map(({ value }) => value)).toEqual([
      '--from=dependencies /build/node_modules /app/node_modules',
      '--from=build /build/dist /app/dist',
      'package.json /app/package.json',
    ]);
    expect(valuesOf('RUN')).toContain('npm ci --omit=dev --no-audit --no-fund');
  });

  it('is not root, named by number so that an orchestrator can see it', () => {
    expect(lastStage.filter(({ name }) => name === 'USER').map(({ value }) => value)).toEqual(['1000:1000']);
  });

  it('never falls back to the lab: the place of the settings is named, so a missing file is a refusal', () => {
    expect(valuesOf('ENV').join()).toContain('LATCHKEY_CONFIG=/etc/latchkey/latchkey.config.json');
  });

  it('asks /healthz with the Node that is there, because there is no curl', () => {
    const [health = ''] = valuesOf('HEALTHCHECK');
    const command = JSON.parse(health.slice(health.indexOf('['))) as readonly string[];

    expect(command.slice(0, 2)).toEqual(['node', '-e']);
    expect(command[2]).toContain("fetch('http://127.0.0.1:3978/healthz')");
    expect(() => new Function(command[2] ?? '(')).not.toThrow();
  });
});

describe('.dockerignore', () => {
  it('lets in what the container file copies, and nothing else', () => {
    const allowed = read('.dockerignore')
      .split('\n')
      .filter((line) => /^[^#]/.test(line));
    const copied = valuesOf('COPY').flatMap((value) =>
      value.startsWith('--from') ? [] : value.split(' ').slice(0, -1),
    );

    expect(allowed[0]).toBe('*');
    expect(allowed.slice(1).toSorted()).toEqual([...new Set(copied)].map((name) => `!${name}`).toSorted());
  });
});
