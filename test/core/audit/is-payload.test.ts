import { describe, expect, it } from 'vitest';

import { isPayload } from '../../../src/core/audit/is-payload.ts';

describe('a payload', () => {
  it('is an event and its salt', () => {
    expect(isPayload('{"event":{"code":"HB1001I"},"salt":"00ff"}')).toBe(true);
  });

  it.each([
    ['a name more, which the page of the record would not show', '{"event":{},"note":1,"salt":"00ff"}'],
    ['a name that objects have by themselves', '{"__proto__":{},"event":{},"salt":"00ff"}'],
    ['no salt, so that guesses could be hashed', '{"event":{}}'],
    ['a salt that is no text', '{"event":{},"salt":5}'],
    ['an event that is nothing', '{"event":null,"salt":"00ff"}'],
    ['an event that is a list', '{"event":[],"salt":"00ff"}'],
    ['no names', '[]'],
    ['a mere text', '"event,salt"'],
    ['other letters than the only ones', '{"event":{}, "salt":"00ff"}'],
  ])('is not one with %s', (_what, text) => {
    expect(isPayload(text)).toBe(false);
  });
});
