import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/core/secret.ts';

describe('Secret', () => {
  const secret = new Secret('Kq7rm-Wx4dn');

  it('comes out through reveal and nothing else', () => {
    const shown = [
      `${secret}`,
      JSON.stringify({ secret }),
      inspect({ secret }),
      JSON.stringify({ ...secret }),
      Object.values(secret).join(),
    ];

    expect(secret.reveal()).toBe('Kq7rm-Wx4dn');
    expect(shown.join(' ')).not.toContain('Kq7');
  });
});
