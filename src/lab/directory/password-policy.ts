import type { DomainPolicy } from './domain.ts';
import { textOf, type StoredAccount } from './stored-account.ts';

/**
 * Whether AD would take this password from an administrator: long enough, three of the four kinds of character, and
 * neither the account name nor a word of the display name in it. An administrator's reset is not held to the history.
 */
export function meetsPasswordPolicy(password: string, account: StoredAccount, policy: DomainPolicy): boolean {
  return (
    password.length >= policy.minPwdLength &&
    kinds.filter((kind) => kind.test(password)).length >= 3 &&
    !forbiddenWords(account).some((word) => password.toLowerCase().includes(word))
  );
}

const kinds = [/\p{Lu}/u, /\p{Ll}/u, /\d/, /[^\p{L}\d]/u];

/** AD ignores words of fewer than three characters. */
function forbiddenWords(account: StoredAccount): readonly string[] {
  const words = [
    textOf(account, 'sAMAccountName') ?? '',
    ...(textOf(account, 'displayName') ?? '').split(/[\s,.\-_#]+/),
  ];
  return words.filter((word) => word.length >= 3).map((word) => word.toLowerCase());
}
