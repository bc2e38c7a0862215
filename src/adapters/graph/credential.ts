import {
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredential,
} from '@azure/identity';
import type { Secret } from '../../core/secret.ts';

export type CredentialSettings =
  /** Without `clientId`: the system-assigned identity. */
  | { readonly kind: 'managed-identity'; readonly clientId?: string | undefined }
  | CertificateSettings
  | (AppIdentity & { readonly kind: 'client-secret'; readonly secret: Secret });

type CertificateSettings = AppIdentity & {
  readonly kind: 'client-certificate';
  /** PEM with certificate and private key: a file's path, or the text itself. */
  readonly certificate: { readonly path: string } | { readonly pem: Secret };
};

interface AppIdentity {
  readonly tenantId: string;
  readonly clientId: string;
  /** Where tokens come from; left out: the public cloud. */
  readonly authorityHost?: string | undefined;
}

/** Builds the identity the bot has towards Graph. Fetches nothing yet: a wrong secret shows at the first request. */
export function createCredential(settings: CredentialSettings): TokenCredential {
  switch (settings.kind) {
    case 'managed-identity':
      return settings.clientId
        ? new ManagedIdentityCredential({ clientId: settings.clientId })
        : new ManagedIdentityCredential();
    case 'client-certificate':
      return certificateCredential(settings);
    case 'client-secret': {
      const { tenantId, clientId, secret } = settings;
      return new ClientSecretCredential(tenantId, clientId, secret.reveal(), authorityOf(settings));
    }
  }
}

function certificateCredential(settings: CertificateSettings): TokenCredential {
  const { tenantId, clientId, certificate } = settings;
  const authority = authorityOf(settings);
  return 'path' in certificate
    ? new ClientCertificateCredential(tenantId, clientId, { certificatePath: certificate.path }, authority)
    : new ClientCertificateCredential(tenantId, clientId, { certificate: certificate.pem.reveal() }, authority);
}

function authorityOf({ authorityHost }: AppIdentity): { authorityHost?: string } {
  return authorityHost === undefined ? {} : { authorityHost };
}
