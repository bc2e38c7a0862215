import type { Probed } from './probed.ts';

/** Whose token it was, so that the words name the right setting. */
export interface TokenPlace {
  readonly credential: 'managed-identity' | 'client-certificate' | 'client-secret';
  /** Where app and tenant are set. */
  readonly setting: string;
  /** The environment variable with the secret. */
  readonly secret: string;
}

interface Explanation {
  readonly found: string;
  readonly fix: string;
  /** Nobody answered, so the credential may be good. */
  readonly unreachable?: true;
}

const registration = 'Entra admin center > App registrations';

/** Error codes of the sign-in endpoint of Microsoft Entra ID. */
const byCode: Readonly<Record<string, (place: TokenPlace) => Explanation>> = {
  '7000215': ({ secret }) => ({
    found: 'The client secret is wrong.',
    fix: `Put the value of the secret, not its id, into ${secret}; make a new one under ${registration} > Certificates & secrets.`,
  }),
  '7000222': ({ secret }) => ({
    found: 'The client secret has expired.',
    fix: `Make a new one under ${registration} > Certificates & secrets, put its value into ${secret} and restart.`,
  }),
  '7000216': ({ secret }) => ({
    found: 'No credential was sent with the request.',
    fix: `Set ${secret}, or use a certificate.`,
  }),
  '700016': ({ setting }) => ({
    found: 'The tenant has no application with this id.',
    fix: `Correct the client id and the tenant id in ${setting} (${registration} > Overview). A registration of another tenant needs a service principal here: az ad sp create --id CLIENT_ID`,
  }),
  '700027': ({ setting }) => ({
    found: 'The certificate is not registered for this application, or has expired.',
    fix: `Upload its public part: az ad app credential reset --id CLIENT_ID --cert @cert.pem --append. Compare the thumbprint: openssl x509 -in FILE -noout -fingerprint -sha1 (${setting}.certificatePath).`,
  }),
  '700024': () => ({
    found: 'The signed request is out of its time.',
    fix: 'The clock of this machine is wrong: timedatectl set-ntp true',
  }),
  '90002': ({ setting }) => ({
    found: 'There is no such tenant.',
    fix: `Correct the tenant id in ${setting} (Entra admin center > Overview > Tenant ID).`,
  }),
  '900023': ({ setting }) => ({
    found: 'The tenant id is none.',
    fix: `Correct the tenant id in ${setting} (Entra admin center > Overview > Tenant ID).`,
  }),
  '7000112': () => ({
    found: 'The application is disabled.',
    fix: 'Entra admin center > Enterprise applications > the application > Properties: Enabled for users to sign in = Yes.',
  }),
  '53003': () => ({
    found: 'Conditional Access blocks this application.',
    fix: 'Entra admin center > Sign-in logs > Service principal sign-ins names the policy: allow this workload identity, or its network.',
  }),
  '500011': ({ setting }) => ({
    found: 'The tenant does not know the resource that was asked for.',
    fix: `Check ${setting} and graph.baseUrl: they must be of the same cloud.`,
  }),
};

/** Words for a token that was not given. Unknown numbers are named, so that they can be looked up. */
export function explainTokenRefusal(answer: Probed<unknown> & { kind: 'unseen' }, place: TokenPlace): Explanation {
  const number = /^aadsts\.(\d+)$/.exec(answer.code)?.[1];
  const known = number === undefined ? undefined : byCode[number]?.(place);
  if (known) return { ...known, found: `${known.found} (AADSTS${number})` };
  if (number !== undefined)
    return {
      found: `Microsoft Entra ID refused it: ${answer.detail}`,
      fix: `Look the number up: https://login.microsoftonline.com/error?code=${number}`,
    };
  if (answer.code === 'no-identity')
    return {
      found: 'This machine has no managed identity, or not the one that is named.',
      fix: `Assign it (az webapp identity assign ...) and put its client id into ${place.setting}; on a machine outside of Azure use a certificate instead.`,
    };
  if (answer.code === 'certificate-file')
    return {
      found: `The certificate file cannot be used: ${answer.detail}`,
      fix: `${place.setting}.certificatePath must name a PEM file with certificate and unencrypted private key.`,
    };
  return {
    found: `No token came: ${answer.detail}`,
    fix: 'Allow https from this machine to login.microsoftonline.com (for a managed identity, to its local endpoint), directly: Node.js uses no proxy by itself. Try: curl -sS https://login.microsoftonline.com/common/.well-known/openid-configuration',
    unreachable: true,
  };
}
