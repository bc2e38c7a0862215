import { describe, expect, it } from 'vitest';
import { clean, clock, cut, line, plain, prose } from '../../src/cards/text.ts';

describe('line', () => {
  it.each([
    ['[click](http://evil.example)', '\\[click\\](http\\:\\/\\/evil.example)'],
    ['<script>', '\\<script\\>'],
    ['**x** `y` ~z~', '\\*\\*x\\*\\* \\`y\\` \\~z\\~'],
    ['a | b', 'a \\| b'],
    ['&lt;', '\\&lt;'],
    ['_x_', '\\_x\\_'],
    ['CONTOSO\\jdoe', 'CONTOSO\\\\jdoe'],
    ['# Doe', '\\# Doe'],
    ['1. Doe', '1\\. Doe'],
  ])('makes %s inert as a value', (value, markdown) => {
    expect(line`${value}`).toEqual({ markdown });
  });

  it.each(['svc_backup_01', 'jdoe@contoso.com', "O'Brien, Anne-Marie (HR)", 'Зоя Иванова', '山田太郎', 'عمر'])(
    'leaves %s as people know it',
    (value) => {
      expect(line`${value}`).toEqual({ markdown: value });
    },
  );

  it('keeps our own words and escapes only what is put in', () => {
    expect(line`**Account** ${'*'} and ${line`_${'_'}_`}`).toEqual({ markdown: '**Account** \\* and _\\__' });
  });

  it('cuts a value at its limit without cutting an escape in two', () => {
    expect(line`${'*'.repeat(500)}`).toEqual({ markdown: `${'\\*'.repeat(119)}…` });
  });
});

describe('clean', () => {
  it.each([
    ['gpj\u202Etxt.exe', 'gpjtxt.exe'],
    ['\u2066a\u2069\u200B\u00AD\uFEFF', 'a'],
    ['a\u0000\u001B[31m\r\n\tb', 'a [31m b'],
    ['\uD800x', '\uFFFDx'],
    ['{{TIME(x)}} {{{', '{ {TIME(x)}} { { {'],
    ['Z\u0301\u0302\u0303\u0304\u0305', 'Z\u0301\u0302\u0303'],
  ])('turns %j into one harmless line', (value, expected) => {
    expect(clean(value)).toBe(expected);
  });
});

describe('cut', () => {
  it('counts characters, not halves of them', () => {
    expect(cut('🔑🔑🔑', 2)).toBe('🔑…');
  });
});

describe('plain', () => {
  it('leaves markup characters out where Teams shows text as it is', () => {
    expect(plain('[x](y) <b>*z*</b>')).toBe('x(y) bz/b');
  });
});

describe('prose', () => {
  it('cuts before it escapes', () => {
    expect(prose('a*b*c', 4)).toEqual({ markdown: 'a\\*b…' });
  });
});

describe('clock', () => {
  it('is written by Teams in the reader’s own time zone', () => {
    expect([clock('2026-11-21T10:47:12.345Z'), clock(new Date('2026-11-21T10:47:00Z'))]).toEqual([
      { markdown: '{{TIME(2026-11-21T10:47:12Z)}}' },
      { markdown: '{{TIME(2026-11-21T10:47:00Z)}}' },
    ]);
  });

  it('shows a moment that is none as the text it is', () => {
    expect(clock('*soon*')).toEqual({ markdown: '\\*soon\\*' });
  });
});
