import { defineCheck, observe, type CheckResult, type Details } from './check.ts';
import type { GraphSettingsFacts, PermissionFacts, TokenFacts } from './graph-facts.ts';

const granted = defineCheck(
  'graph.permission',
  'An application permission of Microsoft Graph, by a call that changes nothing',
  'What may not be read is told as unknown, and a reset that rests on it is refused.',
);
const licence = defineCheck(
  'graph.sign-in-log',
  'That the licence of the tenant opens the sign-in log',
  'The log names most reasons why a sign-in to the cloud fails; it needs Microsoft Entra ID P1.',
);
const excess = defineCheck(
  'graph.least-privilege',
  'That the application has no permission that Latchkey does not use',
  'Whoever takes over this machine has all of them: a write permission could reset administrators or change the tenant.',
);

const grantScript = 'infra/entra/register-app.ps1';
const signInLog = 'AuditLog.Read.All';
/** Granted in Exchange for one mailbox, never in Entra ID, where it is for all of them. */
const mail = 'Mail.Send';

export function judgePermissions(
  permissions: readonly PermissionFacts[],
  token: TokenFacts,
  settings: GraphSettingsFacts,
): readonly CheckResult[] {
  return [
    ...permissions.map((permission) => judgePermission(permission, token.roles, settings)),
    ...permissions.filter(({ permission }) => permission === signInLog).map(judgeLicence),
    judgeExcess(permissions, token.roles),
  ];
}

function judgePermission(
  { permission, why, call, answer }: PermissionFacts,
  roles: readonly string[] | undefined,
  { clientId, credential }: GraphSettingsFacts,
): CheckResult {
  const inToken = roles?.some((role) => role.toLowerCase() === permission.toLowerCase());
  const details = { subject: permission, evidence: observe({ call, answer: answer.kind, inToken, use: why }) };
  const app = clientId ?? 'CLIENT_ID';
  if (permission === mail) return judgeMail(inToken, app, details);
  const grant =
    credential === 'managed-identity'
      ? `Run ${grantScript} with -ManagedIdentityObjectId (Entra admin center > Enterprise applications > Managed Identities > Object ID): it adds the application permission ${permission} of Microsoft Graph.`
      : `Entra admin center > App registrations > the application ${app} > API permissions: add the application permission ${permission} of Microsoft Graph, then Grant admin consent. Or run ${grantScript}.`;
  const fix = `${grant} A new permission reaches a running service within an hour.`;
  switch (answer.kind) {
    case 'answered':
      return inToken === false
        ? granted.warning(
            `${call} was answered, by a broader permission: ${permission} itself is not granted.`,
            fix,
            details,
          )
        : granted.ok(`${call} was answered.`, details);
    case 'no-licence':
      return granted.ok(`${call} was refused for want of a licence, not of the permission.`, details);
    case 'forbidden':
      return inToken === true
        ? granted.failed(
            `${call} was refused although the token carries ${permission}.`,
            'See whether a Conditional Access policy for workload identities or an access restriction blocks it: Entra admin center > Sign-in logs > Service principal sign-ins.',
            details,
          )
        : granted.failed(`${call} was refused: ${permission} is not granted.`, fix, details);
    case 'not-tried':
      if (inToken === undefined)
        return granted.notChecked('by-hand', 'No call shows it without changing something.', fix, details);
      return inToken
        ? granted.ok('The token carries it.', details)
        : granted.failed('The token does not carry it.', fix, details);
    case 'failed':
      return granted.notChecked(
        'no-answer',
        `${call} was not answered as it should be: ${answer.code}.`,
        'Run the doctor again; if it stays, see https://admin.microsoft.com > Health for Microsoft Graph.',
        details,
      );
  }
}

function judgeMail(inToken: boolean | undefined, app: string, details: Details): CheckResult {
  const inExchange = `give it in Exchange for the mailbox in notifications.mail.sender alone: infra/entra/allow-owner-mail.ps1`;
  if (inToken === true)
    return granted.failed(
      `${mail} is granted in Entra ID, so Latchkey may send as everybody.`,
      `Entra admin center > Enterprise applications > the application ${app} > Permissions: revoke ${mail}. Then ${inExchange}`,
      details,
    );
  return granted.notChecked(
    'by-hand',
    `${mail} belongs to Exchange, which neither a token nor a harmless call shows.`,
    `In Exchange Online PowerShell this must say InScope True: Test-ServicePrincipalAuthorization -Identity ${app} -Resource SENDER. If not, ${inExchange}`,
    details,
  );
}

function judgeLicence({ answer }: PermissionFacts): CheckResult {
  if (answer.kind === 'answered') return licence.ok('The log answers.');
  if (answer.kind === 'no-licence')
    return licence.warning(
      'The tenant has no licence for it: sign-ins are told as unknown.',
      'Assign Microsoft Entra ID P1 (Microsoft 365 E3, Business Premium or the like) in the tenant, or live without sign-ins in the diagnosis.',
    );
  return licence.notChecked('blocked', 'The log could not be asked.', `Mend the permission ${signInLog} first.`);
}

function judgeExcess(permissions: readonly PermissionFacts[], roles: readonly string[] | undefined): CheckResult {
  if (roles === undefined)
    return excess.notChecked(
      'by-hand',
      'The token does not show its permissions.',
      `Compare: Entra admin center > App registrations > API permissions. Wanted are only: ${permissions.map(({ permission }) => permission).join(', ')}`,
    );
  const wanted = new Set(permissions.map(({ permission }) => permission.toLowerCase()));
  const more = roles.filter((role) => !wanted.has(role.toLowerCase()));
  const writing = more.filter((role) => !/\.Read(?:Basic)?(?:\.|$)/.test(role));
  const evidence = observe({ more: more.join(', ') || 'none' });
  const fix = `Entra admin center > App registrations > API permissions: remove ${more.join(', ')} and revoke the consent (Enterprise applications > Permissions).`;
  if (writing.length > 0)
    return excess.failed(`It may do more than read, which Latchkey never uses: ${writing.join(', ')}.`, fix, {
      evidence,
    });
  if (more.length > 0)
    return excess.warning(`It may read more than Latchkey uses: ${more.join(', ')}.`, fix, { evidence });
  return excess.ok('There is none.', { evidence });
}
