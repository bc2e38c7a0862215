import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { headerText, payloadText, type StoredRecord } from '../../../src/core/audit/record.ts';
import { parseRecordLine, recordLine } from '../../../src/core/audit/record-line.ts';

const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
const record = fc.record({
  code: fc.string({ unit: 'grapheme' }),
  payload: hash,
  previous: hash,
  recordedAt: fc.constant('2026-11-21T10:00:00.000Z'),
  sequence: fc.integer({ min: 1 }),
  hash,
  payloadText: fc.json().map((json) => payloadText(canonicalize(JSON.parse(json)) ?? '', 'ab')),
});

describe('the text of a record', () => {
  it('is RFC 8785 canonical JSON, header and line', () => {
    fc.assert(
      fc.property(record, ({ hash: own, payloadText: payload, ...header }) => {
        expect(headerText(header)).toBe(canonicalize({ ...header, version: 1 }));
        const line = recordLine({ ...header, hash: own, payloadText: payload });
        expect(line).toBe(canonicalize(JSON.parse(line)));
      }),
    );
  });

  it('is read back as it was written, with and without its payload', () => {
    fc.assert(
      fc.property(record, (whole) => {
        const { payloadText: _removed, ...bare } = whole;
        expect(parseRecordLine(recordLine(whole))).toMatchObject(whole);
        expect(parseRecordLine(recordLine(bare))).not.toHaveProperty('payloadText');
      }),
    );
  });

  const line = recordLine({
    code: 'HB1001I',
    payload: 'aa'.repeat(32),
    previous: 'bb'.repeat(32),
    recordedAt: '2026-11-21T10:00:00.000Z',
    sequence: 7,
    hash: 'cc'.repeat(32),
  } satisfies StoredRecord);

  it.each([
    ['a blank', line.replace('"code":', '"code": ')],
    ['a repeated name', line.replace('{"code"', '{"code":"HB9999I","code"')],
    ['another order', line.replace(/"code":"HB1001I",(.*"sequence":7)/, '$1,"code":"HB1001I"')],
    ['another version', line.replace('"version":1', '"version":2')],
    ['a field more', line.replace('"version":1', '"version":1,"x":1')],
    ['a number written otherwise', line.replace('"sequence":7', '"sequence":7.0')],
    ['capitals in a hash', line.replaceAll('cc', 'CC')],
    ['a month that does not exist', line.replace('2026-11-21T', '2026-13-21T')],
    ['a day that does not exist', line.replace('2026-11-21T', '2026-11-31T')],
    ['a second that no clock shows', line.replace('10:00:00', '23:59:60')],
    ['an hour of the next day', line.replace('10:00:00', '24:00:00')],
    ['text after it', `${line} `],
    ['nothing', ''],
    ['no object', 'null'],
  ])('is not believed with %s, which another reader may take otherwise', (_what, altered) => {
    expect(parseRecordLine(altered)).toHaveProperty('unreadable');
  });
});
