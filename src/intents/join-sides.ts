import { immutableIdOf } from '../core/immutable-id.ts';
import type { PersonKey } from '../core/person.ts';
import type { RawAdAccount, RawEntraUser } from '../core/snapshot/snapshot.ts';

/**
 * Whether an AD account and an Entra user are the same person: by `onPremisesImmutableId` where Entra has one, else
 * by userPrincipalName. A user whose immutable id names another account is somebody else, whatever the names say.
 */
export function belongTogether(account: RawAdAccount, user: RawEntraUser): boolean {
  const anchor = textOf(user['onPremisesImmutableId']);
  if (anchor) return anchorsOf(account).includes(anchor);
  return bearsNameOf(account, user);
}

/** Whether both have the same userPrincipalName. */
export function bearsNameOf(account: RawAdAccount, user: RawEntraUser): boolean {
  const name = textOf(user['userPrincipalName']);
  return name !== undefined && name.toLowerCase() === textOf(account['userPrincipalName'])?.toLowerCase();
}

/** How to find the AD account behind an Entra user; `undefined`: the user was never synchronised. */
export function keyOfAdMate(user: RawEntraUser): PersonKey | undefined {
  const anchor = textOf(user['onPremisesImmutableId']);
  if (anchor) return { by: 'immutable-id', values: [anchor] };
  const sid = textOf(user['onPremisesSecurityIdentifier']);
  return sid ? { by: 'sid', value: sid } : undefined;
}

/** How to find an AD account of the same sign-in name as an Entra user who has no link to AD. */
export function keyOfAdNamesake(user: RawEntraUser): (PersonKey & { readonly by: 'address' }) | undefined {
  const name = textOf(user['userPrincipalName']);
  return name === undefined ? undefined : { by: 'address', value: name };
}

/** How to find the Entra user of an AD account, best key first. */
export function keysOfEntraMate(account: RawAdAccount): readonly PersonKey[] {
  const anchors = anchorsOf(account);
  const name = textOf(account['userPrincipalName']);
  return [
    ...(anchors.length > 0 ? [{ by: 'immutable-id' as const, values: anchors }] : []),
    ...(name ? [{ by: 'address' as const, value: name }] : []),
  ];
}

/** mS-DS-ConsistencyGuid or objectGUID: which of them is the source anchor depends on how Entra Connect was installed. */
function anchorsOf(account: RawAdAccount): readonly string[] {
  const fromGuid = immutableIdOf(textOf(account['objectGUID']) ?? '');
  return [textOf(account['mS-DS-ConsistencyGuid']), fromGuid].filter((anchor) => anchor !== undefined);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
