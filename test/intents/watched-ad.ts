import { unavailable, type SourceFailureCode } from '../../src/core/reading.ts';
import type { LabDirectory } from '../../src/lab/directory/lab-directory.ts';
import type { AdDirectory, ChangeOutcome, PasswordChange } from '../../src/ports/ad-directory.ts';

export type AdWrite =
  | { readonly kind: 'reset'; readonly change: PasswordChange; readonly password: string }
  | { readonly kind: 'unlock'; readonly objectGUID: string };

/** The lab's AD with a witness: what was written, and what it is to answer instead of doing it. */
export interface WatchedAd extends AdDirectory {
  readonly writes: AdWrite[];
  /** Set: reads fail with this code. */
  down: SourceFailureCode | undefined;
  /** Taken one by one for the next changes, which then do not reach the directory. */
  readonly answers: ChangeOutcome[];
  /** The change reaches the directory, but its answer is lost. */
  losesAnswers: boolean;
  /** Called when a change arrives, before it is made. */
  onWrite: () => Promise<void>;
}

export function watchedAd(directory: LabDirectory): WatchedAd {
  const change = async (write: AdWrite, make: () => Promise<ChangeOutcome>): Promise<ChangeOutcome> => {
    ad.writes.push(write);
    await ad.onWrite();
    const answer = ad.answers.shift();
    if (answer !== undefined) return answer;
    const made = await make();
    return ad.losesAnswers ? { kind: 'unknown', code: 'ldap.timeout' } : made;
  };
  const ad: WatchedAd = {
    writes: [],
    down: undefined,
    answers: [],
    losesAnswers: false,
    onWrite: async () => {},
    find: async (key, limit) => (ad.down === undefined ? directory.find(key, limit) : unavailable(ad.down)),
    resetPassword: (asked) =>
      change({ kind: 'reset', change: asked, password: asked.newPassword.reveal() }, () =>
        directory.resetPassword(asked),
      ),
    unlock: (objectGUID) => change({ kind: 'unlock', objectGUID }, () => directory.unlock(objectGUID)),
    ping: () => directory.ping(),
    close: () => directory.close(),
  };
  return ad;
}
