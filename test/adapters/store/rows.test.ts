import { describe, expect, it } from 'vitest';

import { fromAuditEventRow, toAuditEventRow } from '../../../src/adapters/store/audit-event-row.ts';
import { fromChangeRequestRow, toChangeRequestRow } from '../../../src/adapters/store/change-request-row.ts';
import { createSeal } from '../../../src/adapters/store/seal-record.ts';
import { StoreError } from '../../../src/adapters/store/store-error.ts';
import { Secret } from '../../../src/core/secret.ts';
import { bareRequest, sampleEvent, sampleRequest } from './samples.ts';

type Path = readonly (string | number)[];

/** The place of every value inside a value, lists and objects included. */
function listPaths(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...listPaths(inner, [...path, key])]);
}

function replaceAt(value: unknown, [key, ...rest]: Path, replacement: unknown): unknown {
  if (key === undefined) return replacement;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[key] = replaceAt(copy[key], rest, replacement);
  return copy;
}

const pathsOf = (value: unknown) => listPaths(value).map((path) => [path.join('.'), path] as const);
const codeOf = (call: () => unknown) => {
  try {
    call();
    return 'no error';
  } catch (error) {
    return error instanceof StoreError ? error.code : String(error);
  }
};

describe('a change request', () => {
  const row = toChangeRequestRow(sampleRequest());

  it.each(pathsOf(sampleRequest()))('with a wrong %s is neither stored nor read', (_name, path) => {
    const wrong = replaceAt(sampleRequest(), path, [['wrong']]);

    expect(codeOf(() => toChangeRequestRow(wrong as never))).toBe('store.not-storable');
    expect(codeOf(() => fromChangeRequestRow({ ...row, body: JSON.stringify(wrong) }))).toBe('store.damaged-row');
  });

  it.each(Object.keys(bareRequest('BARE')))('without %s is not stored', (field) => {
    expect(codeOf(() => toChangeRequestRow(replaceAt(bareRequest('BARE'), [field], undefined) as never))).toBe(
      'store.not-storable',
    );
  });

  it.each([
    ['a version below 0', { version: -1 }],
    ['half a version', { version: 1.5 }],
    ['a date that is none', { expiresAt: 'tomorrow' }],
    ['a state that is a member of every object', { state: 'constructor' }],
    ['a kind of change that is a member of every object', { change: { kind: 'toString' } }],
  ])('with %s is not stored', (_what, changes) => {
    expect(codeOf(() => toChangeRequestRow({ ...sampleRequest(), ...changes } as never))).toBe('store.not-storable');
  });

  it.each(Object.keys(row).filter((column) => column !== 'body'))(
    'whose column %s was changed alone is not read',
    (column) => {
      expect(codeOf(() => fromChangeRequestRow({ ...row, [column]: 'X' }))).toBe('store.damaged-row');
    },
  );

  it('that is damaged is named without its contents, which name people', () => {
    expect(() => fromChangeRequestRow({ ...row, body: '{"displayName": "Zoë' })).toThrow(
      new StoreError(
        'store.damaged-row',
        'The row change_request 4F7KQ2M9XA is damaged: its body is not JSON. Restore the database from a backup.',
      ),
    );
  });
});

describe('an audit event', () => {
  const seal = createSeal(() => new Date('2026-11-21T10:00:00.000Z'));
  const head = { sequence: 6, hash: 'ab'.repeat(32) };
  const row = toAuditEventRow(sampleEvent(), head, seal);

  it.each(pathsOf(sampleEvent()).filter(([name]) => !name.startsWith('details.')))(
    'with a wrong %s is neither stored nor read',
    (_name, path) => {
      const wrong = replaceAt(sampleEvent(), path, ['wrong']);

      expect(codeOf(() => toAuditEventRow(wrong as never, head, seal))).toBe('store.not-storable');
      expect(codeOf(() => fromAuditEventRow({ ...row, body: JSON.stringify(wrong) }))).toBe('store.damaged-row');
    },
  );

  it.each([{ deep: {} }, { list: [1] }, { list: [['a']] }])('with the details %j is not stored', (details) => {
    expect(codeOf(() => toAuditEventRow(sampleEvent({ details: details as never }), head, seal))).toBe(
      'store.not-storable',
    );
  });

  it.each(['code', 'at', 'request_id', 'actor_id', 'subject_guid'])(
    'whose column %s was changed alone is not read',
    (column) => {
      expect(codeOf(() => fromAuditEventRow({ ...row, [column]: 'X' }))).toBe('store.damaged-row');
    },
  );

  it('never holds a secret, even when one was put into it by mistake', () => {
    const { body } = toAuditEventRow(
      sampleEvent({ details: { password: new Secret('Hunter2!') as never } }),
      head,
      seal,
    );

    expect(JSON.parse(body ?? '')).toMatchObject({ details: { password: '[secret]' } });
  });
});
