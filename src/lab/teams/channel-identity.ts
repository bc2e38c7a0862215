import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';

/** The Bot Connector's identity: a key made at start, the metadata that publishes it, tokens signed with it. */
export interface ChannelIdentity {
  readonly issuer: string;
  readonly keys: { readonly keys: readonly ChannelKey[] };
  /** A token as the Bot Connector sends it with every activity. */
  issueToken(claims: { readonly audience: string; readonly serviceUrl: string }): Promise<string>;
}

/** `endorsements`: the channels for which the key may sign. */
export interface ChannelKey extends JWK {
  readonly endorsements: readonly string[];
}

const issuer = 'https://api.botframework.com';
const keyId = 'latchkey-lab';

export async function createChannelIdentity(): Promise<ChannelIdentity> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const key: ChannelKey = {
    ...(await exportJWK(publicKey)),
    kid: keyId,
    use: 'sig',
    alg: 'RS256',
    endorsements: ['msteams'],
  };
  return {
    issuer,
    keys: { keys: [key] },
    issueToken: ({ audience, serviceUrl }) =>
      new SignJWT({ serviceurl: serviceUrl })
        .setProtectedHeader({ alg: 'RS256', kid: keyId, typ: 'JWT' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt()
        .setNotBefore('-1 minute')
        .setExpirationTime('1 hour')
        .sign(privateKey),
  };
}

/** The OpenID document at which a bot finds the keys. */
export function openIdMetadata(baseUrl: string): Readonly<Record<string, unknown>> {
  return {
    issuer,
    authorization_endpoint: 'https://invalid.botframework.com',
    jwks_uri: `${baseUrl}/v1/.well-known/keys`,
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
  };
}
