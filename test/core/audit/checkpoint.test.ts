import { describe, expect, it } from 'vitest';

import { isCheckpointDue, parseCheckpoint, parseNote } from '../../../src/core/audit/checkpoint.ts';

const at = (iso: string) => new Date(`2026-11-21T${iso}Z`);
const pace = { events: 100, interval: 300_000 };
const last = { size: 500, madeAt: '2026-11-21T10:00:00.000Z' };
const head = (sequence: number) => ({ sequence, hash: '' });

describe('a checkpoint', () => {
  it.each([
    ['is not due for an empty log', 0, undefined, '10:00:00', false],
    ['is due for the first record', 1, undefined, '10:00:00', true],
    ['is not due when only the word of the last one is new, however old', 501, last, '23:00:00', false],
    ['is not due before its time', 502, last, '10:04:59', false],
    ['is due at its time when something is new', 502, last, '10:05:00', true],
    ['is not due one record too early', 599, last, '10:00:01', false],
    ['is due after its number of records', 600, last, '10:00:01', true],
  ])('%s', (_name, sequence, previous, clock, due) => {
    expect(isCheckpointDue(head(sequence), previous, at(clock), pace)).toBe(due);
  });

  it.each([
    '',
    'origin\n',
    'origin\n01\nroot\n',
    'origin\n-1\nroot\n',
    'origin\n5\n\n',
    '\n5\nroot\n',
    'origin\n1e3\nr\n',
  ])('is not read from %j', (text) => {
    expect(parseCheckpoint(text)).toBeUndefined();
  });

  it('is read past lines that a later version adds', () => {
    expect(parseCheckpoint('a.example/log\n0\nroot=\nmore\n')).toStrictEqual({
      origin: 'a.example/log',
      size: 0,
      root: 'root=',
    });
  });
});

describe('a signed note', () => {
  it('keeps empty lines in its text and all its signatures', () => {
    expect(parseNote('one\n\ntwo\n\n— a AAAA\n— b/c BBBB\n')).toStrictEqual({
      text: 'one\n\ntwo\n',
      signatures: [
        { keyName: 'a', value: 'AAAA' },
        { keyName: 'b/c', value: 'BBBB' },
      ],
    });
  });

  it.each([
    'text\n',
    'text\n\n',
    'text\n\n— a AAAA',
    'text\n\n- a AAAA\n',
    'text\n\n— a+b AAAA\n',
    'text\n\n— a AAAA\nx\n',
  ])('is not read from %j', (note) => {
    expect(parseNote(note)).toBeUndefined();
  });
});
