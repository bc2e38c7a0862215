import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { immutableIdOf } from '../../src/core/immutable-id.ts';
import { linkedIdsOf, samePerson, type Identity } from '../../src/core/linked-identity.ts';
import { absent } from '../../src/core/reading.ts';
import { plainAd, sampleFacts } from './samples/facts.ts';

const guid = '6f9619ff-8b86-4011-b42d-00c04fc964ff';

describe('samePerson', () => {
  it.each<[string, Identity, Identity]>([
    ['the Entra object id, in capitals', { entraObjectId: 'aa-01' }, { entraObjectId: 'AA-01' }],
    ['the SID', { objectSid: 'S-1-5-21-1-2-3-1105' }, { objectSid: 's-1-5-21-1-2-3-1105' }],
    ['the anchor', { immutableId: 'Zm9v' }, { immutableId: ' Zm9v ' }],
    [
      'the objectGUID, which the cloud knows as the anchor',
      { objectGUID: guid },
      { immutableId: immutableIdOf(guid) ?? '' },
    ],
    [
      'the employee number, as an administrator’s second account does',
      { entraObjectId: 'a', objectSid: 'S-1', employeeId: 'E100' },
      { entraObjectId: 'b', objectSid: 'S-2', employeeId: 'e100 ' },
    ],
  ])('ties two accounts that share %s', (_what, a, b) => {
    expect([samePerson(a, b), samePerson(b, a)]).toEqual([true, true]);
  });

  it.each<[string, Identity, Identity]>([
    ['nothing known', {}, {}],
    ['blank employee numbers', { employeeId: ' ' }, { employeeId: ' ' }],
    ['anchors that differ in case, because base64 does', { immutableId: 'Zm9v' }, { immutableId: 'zm9V' }],
    ['the same text in different places', { entraObjectId: 'x' }, { employeeId: 'x' }],
  ])('does not tie %s', (_what, a, b) => {
    expect(samePerson(a, b)).toBe(false);
  });

  it('is the same whichever of the two is asked first, and everybody is himself', () => {
    const id = fc.option(fc.constantFrom('a', 'b', 'A', ''), { nil: undefined });
    const identity = fc
      .record({ entraObjectId: id, objectSid: id, immutableId: id, employeeId: id })
      .map((ids) => Object.fromEntries(Object.entries(ids).filter(([, one]) => one !== undefined)) as Identity);
    fc.assert(
      fc.property(identity, identity, (a, b) => {
        expect(samePerson(a, b)).toBe(samePerson(b, a));
        expect(samePerson(a, a)).toBe(Object.values(a).some((one: string) => one !== ''));
      }),
    );
  });
});

describe('linkedIdsOf', () => {
  it('takes what either directory gives, AD first', () => {
    const facts = sampleFacts({ ad: { employeeID: ' ' }, entra: { employeeId: 'E105' } });

    expect(linkedIdsOf(facts)).toEqual({
      objectGUID: plainAd.objectGUID,
      objectSid: plainAd.objectSid,
      immutableId: '/xmWb4aLEUC0LQDAT8lk/w==',
      employeeId: 'E105',
    });
  });

  it('takes nothing of AD where several accounts matched', () => {
    expect(linkedIdsOf(sampleFacts({ ad: { matches: 2, employeeID: 'E1' }, entra: absent }))).toEqual({});
  });
});
