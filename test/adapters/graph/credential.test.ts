import { ClientCertificateCredential, ClientSecretCredential, ManagedIdentityCredential } from '@azure/identity';
import { describe, expect, it } from 'vitest';
import { createCredential, type CredentialSettings } from '../../../src/adapters/graph/credential.ts';
import { Secret } from '../../../src/core/secret.ts';

const app = { tenantId: '11111111-1111-4111-8111-111111111111', clientId: '22222222-2222-4222-8222-222222222222' };

describe('createCredential', () => {
  it.each<[string, CredentialSettings, unknown]>([
    ['the system-assigned identity', { kind: 'managed-identity' }, ManagedIdentityCredential],
    ['a user-assigned identity', { kind: 'managed-identity', clientId: app.clientId }, ManagedIdentityCredential],
    [
      'a certificate file',
      { kind: 'client-certificate', ...app, certificate: { path: '/none.pem' } },
      ClientCertificateCredential,
    ],
    [
      'a certificate',
      { kind: 'client-certificate', ...app, certificate: { pem: new Secret('PEM') } },
      ClientCertificateCredential,
    ],
    ['a secret', { kind: 'client-secret', ...app, secret: new Secret('s3cret') }, ClientSecretCredential],
    [
      'a secret in a national cloud',
      {
        kind: 'client-secret',
        ...app,
        secret: new Secret('s3cret'),
        authorityHost: 'https://login.microsoftonline.us',
      },
      ClientSecretCredential,
    ],
  ])('builds one for %s without asking anybody', (_name, settings, kind) => {
    expect(createCredential(settings)).toBeInstanceOf(kind);
  });
});
