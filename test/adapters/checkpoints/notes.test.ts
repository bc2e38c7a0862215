import { generateKeyPairSync } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { createNoteCheck } from '../../../src/adapters/checkpoints/check-note.ts';
import { createSigner } from '../../../src/adapters/checkpoints/create-signer.ts';
import { parseNote, type SignedNote } from '../../../src/core/audit/checkpoint.ts';
import { Secret } from '../../../src/core/secret.ts';
import { pemKey } from '../../audit/honest-log.ts';

/** The example in the documentation of Go's golang.org/x/mod/sumdb/note, where the format comes from. */
const goKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const goNote =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const read = (note: string) => parseNote(note) as SignedNote;

describe('a note', () => {
  it('signed by another implementation is accepted, and not when one letter differs', () => {
    expect(createNoteCheck(goKey)(read(goNote))).toBe(true);
    expect(createNoteCheck(goKey)(read(goNote.replace('think', 'thinK')))).toBe(false);
  });

  it('is signed so that its verifier key accepts it', () => {
    const signer = createSigner('contoso.com/latchkey', pemKey());

    expect(createNoteCheck(signer.verifierKey)(read(signer.sign('one\ntwo\n')))).toBe(true);
  });

  it('is accepted with signatures of unknown keys beside the known one, and not with them alone', () => {
    const [known, unknown] = [createSigner('a', pemKey()), createSigner('a', pemKey())];
    const check = createNoteCheck(`# the keys\n\n${known.verifierKey}\n`);
    const both = known.sign('text\n') + (unknown.sign('text\n').split('\n\n')[1] ?? '');

    expect(check(read(both))).toBe(true);
    expect(check(read(unknown.sign('text\n')))).toBe(false);
  });

  it('is spoilt by a signature of a known key that does not hold, though another does', () => {
    const [one, other] = [createSigner('a', pemKey()), createSigner('b', pemKey())];
    const check = createNoteCheck(`${one.verifierKey}\n${other.verifierKey}`);
    const mixed = one.sign('text\n') + (other.sign('other\n').split('\n\n')[1] ?? '');

    expect(check(read(mixed))).toBe(false);
  });

  it.each(['', '# nothing', 'PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'x', 'a+b+c'])(
    'is not checked with %j, which is no key',
    (keys) => {
      expect(() => createNoteCheck(keys)).toThrow(TypeError);
    },
  );
});

describe('a signing key', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  it.each([
    ['of another kind', new Secret(rsa.export({ format: 'pem', type: 'pkcs8' }).toString())],
    ['that is none', new Secret('-----BEGIN NONSENSE-----')],
  ])('%s is refused without its contents', (_what, key) => {
    expect(() => createSigner('contoso.com/latchkey', key)).toThrow(TypeError);
    expect(() => createSigner('contoso.com/latchkey', key)).not.toThrow(/BEGIN|NONSENSE/);
  });

  it.each(['', 'with blank', 'with+plus', 'with\nbreak'])('is refused under the name %j', (origin) => {
    expect(() => createSigner(origin, pemKey())).toThrow('origin');
  });
});
