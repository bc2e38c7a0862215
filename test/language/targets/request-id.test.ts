import { describe, expect, it } from 'vitest';
import { requestIdIn } from '../../../src/language/targets/request-id.ts';

describe('requestIdIn', () => {
  it.each([
    ['EAAQF7GMRZ', true],
    ['eaaqf7gmrz', true],
    ['REQ-EAAQF7GMRZ', false],
    ['req-eaaqf7gmrz', true],
  ])('reads %j as the id that is kept (after the word "request": %s)', (text, after) => {
    expect(requestIdIn(text, after)).toBe('EAAQF7GMRZ');
  });

  it.each([
    ['EAAQF7GMRZ', false, 'nothing says that a request is meant: it may be an account'],
    ['management', true, 'it is a word'],
    ['REQ-0012345678', true, 'ten digits after REQ are a ticket of another system'],
    ['EAAQF7GMR', true, 'it is too short'],
    ['OAAQF7GMRZ', true, 'no id holds an O'],
  ])('does not take %j (after the word "request": %s), because %s', (text, after) => {
    expect(requestIdIn(text, after)).toBeUndefined();
  });
});
