import { createHash } from 'node:crypto';
import type { GraphData, GraphUser } from './graph-data.ts';
import { GraphProblem, type GraphAnswer } from './graph-message.ts';

/** What a change needs to know beside the data, and what it leaves behind. */
export interface UserChanges {
  readonly now: () => Date;
  /** By user id: SHA-256 of the password that was set here. */
  readonly passwordHashes: Map<string, string>;
}

export const hashOf = (password: string): string => createHash('sha256').update(password).digest('hex');

/**
 * `PATCH /users/{id}` with a `passwordProfile`, as Graph does it for an app with User-PasswordProfile.ReadWrite.All and
 * the role User Administrator: refused for administrators, federated users and weak passwords. A synchronised user gets
 * the password, and so a second one: Graph does not keep anybody from that.
 */
export function updateUser(
  user: GraphUser,
  body: unknown,
  data: GraphData,
  { now, passwordHashes }: UserChanges,
): GraphAnswer {
  const { password, forceChangePasswordNextSignIn = null } = passwordProfileIn(body);
  if (data.directoryRoles.some(({ members }) => members.includes(user.id)))
    throw new GraphProblem(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
  const domain = user.userPrincipalName?.split('@').at(-1)?.toLowerCase();
  if (data.domains.some(({ id, authenticationType }) => id === domain && authenticationType === 'Federated'))
    throw new GraphProblem(400, 'Request_BadRequest', 'Property passwordProfile cannot be set for federated users.');
  if (isWeak(password, user)) throw new GraphProblem(400, 'Request_BadRequest', tooWeak);
  passwordHashes.set(user.id, hashOf(password));
  user.passwordProfile = { forceChangePasswordNextSignIn };
  user.lastPasswordChangeDateTime = now()
    .toISOString()
    .replace(/\.\d+Z$/, 'Z');
  return { status: 204, body: undefined };
}

const tooWeak =
  'The specified password does not comply with password complexity requirements. Please provide a different password.';

interface PasswordProfile {
  readonly password: string;
  readonly forceChangePasswordNextSignIn?: boolean;
}

function passwordProfileIn(body: unknown): PasswordProfile {
  const { passwordProfile, ...others } = (body ?? {}) as { readonly passwordProfile?: Partial<PasswordProfile> };
  const { password } = passwordProfile ?? {};
  if (Object.keys(others).length > 0 || typeof password !== 'string')
    throw new GraphProblem(400, 'Request_BadRequest', 'This server changes passwordProfile with a password alone.');
  return { ...passwordProfile, password };
}

/** Microsoft Learn, "Password policies": 8 to 256 characters, three kinds of four, no part of the sign-in name. */
function isWeak(password: string, { userPrincipalName }: GraphUser): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length;
  const name = userPrincipalName?.split('@')[0]?.toLowerCase() ?? '';
  const holdsName = name.length > 3 && password.toLowerCase().includes(name);
  return password.length < 8 || password.length > 256 || kinds < 3 || holdsName;
}
