import { describe, expect, it } from 'vitest';
import { unavailable } from '../../src/core/reading.ts';
import {
  homeOf,
  homeOfFacts,
  keyOfSubject,
  signInNameOf,
  subjectIdOf,
  subjectIdOfFacts,
} from '../../src/core/subject.ts';
import { cloudOnlyFacts, cloudSubject } from './samples/cloud-only.ts';
import { plainAd, plainEntra, sampleFacts } from './samples/facts.ts';
import { sampleRequest } from './samples/request.ts';

const inAd = sampleRequest().subject;

describe('a subject', () => {
  it('of AD is kept and found by its objectGUID, also where it is in Entra ID as well', () => {
    expect([homeOf(inAd), subjectIdOf(inAd), keyOfSubject(inAd), signInNameOf(inAd)]).toEqual([
      'ad',
      plainAd.objectGUID,
      { by: 'object-guid', value: plainAd.objectGUID },
      'jdoe',
    ]);
  });

  it('of Entra ID alone is kept and found by its object id there', () => {
    expect([homeOf(cloudSubject), subjectIdOf(cloudSubject), keyOfSubject(cloudSubject)]).toEqual([
      'entra',
      plainEntra.id,
      { by: 'entra-id', value: plainEntra.id },
    ]);
  });

  it('has no id while it is not known whether AD has one', () => {
    const down = unavailable('ldap.timeout');

    expect([sampleFacts(), cloudOnlyFacts(), cloudOnlyFacts({ ad: down })].map(subjectIdOfFacts)).toEqual([
      plainAd.objectGUID,
      plainEntra.id,
      undefined,
    ]);
    expect([sampleFacts(), cloudOnlyFacts(), cloudOnlyFacts({ ad: down })].map(homeOfFacts)).toEqual([
      'ad',
      'entra',
      'entra',
    ]);
  });
});
