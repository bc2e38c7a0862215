import { describe, expect, it } from 'vitest';
import { recognise } from '../../src/language/recognise.ts';
import { isChange, targetKeys, utterances } from './utterances.ts';

const read = utterances.map((utterance) => ({ ...utterance, got: recognise(utterance) }));

describe('the utterances', () => {
  it('number more than a thousand, in four languages', () => {
    expect(utterances.length).toBeGreaterThan(1000);
  });

  it('never yield a change where none was asked for', () => {
    const unsafe = read.filter(({ expected, got }) => expected.intent === 'none' && isChange(got.intent));
    expect(unsafe.map(({ id, text }) => `${id} ${text}`)).toEqual([]);
  });

  it('never yield a change for somebody who was not meant', () => {
    const wrong = read.filter(({ expected, got }) => {
      const meant = targetKeys(expected.targets);
      return isChange(got.intent) && targetKeys(got.targets).some((key) => !meant.includes(key));
    });
    expect(wrong.map(({ id, text }) => `${id} ${text}`)).toEqual([]);
  });

  it.each(read)('$id: $text', ({ expected, got }) => {
    const meant =
      expected.intent === 'none'
        ? { intent: 'none' }
        : { ...expected, targets: targetKeys(expected.targets), reason: undefined };
    const answered =
      got.intent === 'none'
        ? { intent: 'none' }
        : { intent: got.intent, targets: targetKeys(got.targets), ticket: got.ticket };
    expect({ ticket: undefined, reason: undefined, ...answered }).toEqual({
      ticket: undefined,
      reason: undefined,
      ...meant,
    });
    expect(got.reason ?? '').toContain(expected.reason ?? '');
  });
});
