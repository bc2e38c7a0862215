import type { LastChange } from './compare-account.ts';
import type { PasswordState } from './password-state.ts';
import type { RecordedReset } from './recorded-reset.ts';

interface Circumstances {
  /** "Must change" was set in the same write as the password. */
  readonly together: boolean;
  readonly before: RecordedReset | undefined;
  readonly changes: number | undefined;
}

/** What AD shows of a change that no transcript explains, and no more than follows from it. */
export function describeUnexplained(
  last: LastChange,
  { stamps, pwdLastSet, whenCreated, server }: PasswordState,
  { together, before, changes }: Circumstances,
): string {
  const at = last.at.toISOString();
  const number = last.version === undefined ? '' : `, as change number ${last.version}`;
  const sentences = [
    `${server} shows that the password was last changed at ${at}${number}. No transcript explains it.`,
  ];
  if (together) {
    sentences.push(
      '"Must change at next sign-in" was set in the same write: an administrator reset it, not its owner.',
    );
  } else if (pwdLastSet === 'must-change') {
    const when = stamps.pwdLastSet ? ` at ${stamps.pwdLastSet.at.toISOString()}` : '';
    sentences.push(
      `An administrator then demanded a change${when}. Who changed the password, he or its owner, Active Directory does not say.`,
    );
  } else {
    sentences.push('Its owner may have changed it, or somebody reset it: Active Directory does not say.');
  }
  if (before && changes !== undefined && changes > 1) {
    const demanded = before.forceChange ? ', one of which that reset demanded' : '';
    sentences.push(`Since request ${before.requestId} there were ${changes} changes${demanded}.`);
  }
  if (whenCreated && last.at.getTime() - whenCreated.getTime() < newFor)
    sentences.push(`The account was created at ${whenCreated.toISOString()}, so this may be its first password.`);
  if (last.version === undefined)
    sentences.push('Only pwdLastSet could be read, so earlier changes cannot be counted: this is weaker evidence.');
  return sentences.join(' ');
}

const newFor = 10 * 60_000;

/** Why a reset that the transcript tells of is not in AD; `undefined`: it is, or a later change may cover it. */
export function missingText(
  reset: RecordedReset,
  before: RecordedReset | undefined,
  last: LastChange,
  { isOlder, isSame }: { readonly isOlder: boolean; readonly isSame: boolean },
): string | undefined {
  if (isSame) return undefined;
  const says = `The transcript says that request ${reset.requestId} reset the password between ${reset.from.toISOString()} and ${reset.to.toISOString()}`;
  const shown = last.at.toISOString();
  if (isOlder) return `${says}. The last change in Active Directory is older: ${shown}.`;
  const { version } = reset;
  if (version === undefined || last.version === undefined) return undefined;
  if (last.version < version)
    return `${says} as change number ${version}. Active Directory has counted only ${last.version}, the last at ${shown}.`;
  if (last.version === version)
    return `${says} as change number ${version}. In Active Directory that change was made at another time: ${shown}.`;
  if (before?.version !== undefined && version <= before.version)
    return `${says} as change number ${version}. Request ${before.requestId} had made number ${before.version} before, so this one was not made.`;
  return undefined;
}
