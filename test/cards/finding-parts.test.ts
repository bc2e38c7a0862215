import { describe, expect, it } from 'vitest';
import { rooms } from '../../src/cards/content.ts';
import { evidenceLines, remedyLines } from '../../src/cards/finding-parts.ts';
import type { Remedy } from '../../src/core/findings/finding.ts';
import { objectsIn, stringsIn } from './walk.ts';

const [room] = rooms;
const remedy: Remedy = { who: 'sync administrator', where: 'Entra Connect server', action: 'Ask the server why.' };
const monospaced = (command: string) =>
  objectsIn(remedyLines('Do', { ...remedy, command }, room)).flatMap((each) =>
    each['fontType'] === 'monospace' ? [each['text']] : [],
  );

describe('a command', () => {
  it('has a block for each of its lines, because a line break inside one is shown as a space', () => {
    expect(monospaced('$s = Get-Features\n$s.Enabled = $true\n# and that is all')).toEqual([
      '$s = Get-Features',
      '$s.Enabled = $true',
      '# and that is all',
    ]);
  });

  it('that is too long is left out whole, however short its lines are: half of it must not be run', () => {
    expect(monospaced('Set-Something -Really\n'.repeat(40))).toEqual([
      'Too long for a card; the command line shows it.',
    ]);
  });
});

describe('evidence', () => {
  const value = { value: 'no value', source: 'Entra ID' } as const;

  it('keeps the longest name of an attribute whole', () => {
    const name = 'passwordProfile.forceChangePasswordNextSignInWithMfa';

    expect(stringsIn(evidenceLines([{ name, ...value }], room))).toContain(`${name}: no value (Entra ID)`);
  });

  it('says how many facts it leaves out', () => {
    const evidence = ['one', 'two', 'three'].map((name) => ({ name, ...value }));

    expect(stringsIn(evidenceLines(evidence, { ...room, facts: 1 }))).toContain('and 2 more facts');
  });
});
