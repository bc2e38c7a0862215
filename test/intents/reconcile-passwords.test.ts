import { describe, expect, it } from 'vitest';
import { absent, read, unavailable } from '../../src/core/reading.ts';
import type { Difference } from '../../src/core/reconcile/difference.ts';
import type { PasswordState } from '../../src/core/reconcile/password-state.ts';
import type { RecordedReset } from '../../src/core/reconcile/recorded-reset.ts';
import { reconcilePasswords } from '../../src/intents/reconcile-passwords.ts';
import type { PasswordStates } from '../../src/ports/password-states.ts';

const at = new Date('2026-11-21T10:00:00Z');
const now = new Date('2026-11-21T20:00:00Z');
const span = { since: new Date('2026-11-21T08:00:00Z'), until: now, tolerance: 60_000, now };

const state = (objectGUID: string, changes: Partial<PasswordState> = {}): PasswordState => ({
  objectGUID,
  name: objectGUID,
  distinguishedName: `CN=${objectGUID},OU=Staff`,
  pwdLastSet: at,
  stamps: { unicodePwd: { at, version: 3, origin: 'dc:1' } },
  isDeleted: false,
  server: 'dc1',
  ...changes,
});

const reset = (objectGUID: string): RecordedReset => ({
  requestId: `R-${objectGUID}`,
  objectGUID,
  name: objectGUID,
  by: 'Alex',
  outcome: 'performed',
  forceChange: false,
  from: at,
  to: at,
  version: 3,
  writtenAt: at,
  server: 'dc1',
});

async function compare(ous: readonly string[], asked: Partial<PasswordStates>, resets: readonly string[]) {
  const found: Difference[] = [];
  const states: PasswordStates = {
    async *below() {},
    of: async () => absent,
    close: async () => undefined,
    ...asked,
  };
  const byAccount = new Map(resets.map((id) => [id, [reset(id)]]));
  const result = await reconcilePasswords(ous, { byAccount }, span, states, async (each) => void found.push(each));
  return { result, found: found.map((each) => (each.kind === 'unknown' ? `${each.name} ${each.because}` : each.kind)) };
}

describe('reconcilePasswords', () => {
  it('reads an OU once that lies in another one of the list', async () => {
    const asked: string[] = [];
    const below = async function* (ou: string) {
      asked.push(ou);
      yield read([state('a')]);
    };
    const { result } = await compare(['OU=Staff,DC=x', 'ou=sales,OU=staff,dc=x', 'OU=STAFF,DC=x'], { below }, ['a']);

    expect(asked).toEqual(['OU=STAFF,DC=x']);
    expect(result).toMatchObject({ accounts: 1, explained: { 'by-transcript': 1 } });
  });

  it.each([
    ['was deleted', read(state('a', { isDeleted: true, stamps: {} })), ['a deleted']],
    ['is not found', absent, ['a not-found']],
    ['cannot be read', unavailable('ldap.timeout'), ['a not-readable']],
    [
      'was moved, and its last change is another one',
      read(state('a', { stamps: { unicodePwd: { at: now, version: 9, origin: 'dc:9' } } })),
      ['a moved'],
    ],
    ['was moved, and its last change is the reset', read(state('a')), []],
    [
      'was moved, and has never been reset',
      read(state('a', { stamps: { unicodePwd: { at, version: 2, origin: 'dc:0' } } })),
      ['missing'],
    ],
  ])('tells of an account in none of the OUs that %s', async (_what, reading, expected) => {
    const { found } = await compare(['OU=Staff'], { of: async () => reading }, ['a']);

    expect(found).toEqual(expected);
  });

  it('says which OU could not be read to the end, and compares what it was given', async () => {
    const below = async function* () {
      yield read([state('b')]);
      yield unavailable('ldap.timeout');
    };
    const { result, found } = await compare(['OU=Staff'], { below }, []);

    expect(found).toEqual(['unexplained']);
    expect(result.unreadable).toEqual([{ ou: 'OU=Staff', code: 'ldap.timeout' }]);
  });

  it('compares an OU of a hundred thousand accounts page by page, and is silent about changes from before the span', async () => {
    const pages = 200;
    const below = async function* () {
      for (let page = 0; page < pages; page += 1)
        yield read(
          Array.from({ length: 500 }, (_, index) =>
            state(`${page}-${index}`, {
              pwdLastSet: span.since,
              stamps: { unicodePwd: { at: new Date(0), version: 1, origin: 'dc:1' } },
            }),
          ),
        );
    };
    const { result, found } = await compare(['OU=Staff'], { below }, []);

    expect([result.accounts, found]).toEqual([pages * 500, []]);
  });
});
