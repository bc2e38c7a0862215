import { ConfigurationServiceClientCredentialFactory, type ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { AuthenticationConstants } from 'botframework-connector';
import type { Secret } from '../core/secret.ts';

/** How the bot is registered. There is no registration without authentication. */
export type BotRegistration =
  | { readonly kind: 'single-tenant'; readonly appId: string; readonly tenantId: string; readonly password: Secret }
  | { readonly kind: 'managed-identity'; readonly appId: string; readonly tenantId: string }
  /** A Bot Connector that is not Microsoft's. Bot Framework takes all six endpoints or none. */
  | {
      readonly kind: 'own-connector';
      readonly appId: string;
      readonly endpoints: ConnectorEndpoints;
      readonly createCredentials: CredentialsFactory['createCredentials'];
    };

export interface ConnectorEndpoints {
  readonly toBotFromChannelOpenIdMetadataUrl: string;
  readonly toBotFromEmulatorOpenIdMetadataUrl: string;
  readonly toBotFromChannelTokenIssuer: string;
  readonly toChannelFromBotLoginUrl: string;
  readonly toChannelFromBotOAuthScope: string;
  readonly oAuthUrl: string;
}

export type CredentialsFactory = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]>;

/** Puts the bot's token on a request to the Bot Connector; the credentials keep the token until it nears its end. */
export function signerFor(registration: BotRegistration): (headers: Headers) => Promise<void> {
  const scope =
    registration.kind === 'own-connector'
      ? registration.endpoints.toChannelFromBotOAuthScope
      : AuthenticationConstants.ToChannelFromBotOAuthScope;
  const loginUrl =
    registration.kind === 'own-connector'
      ? registration.endpoints.toChannelFromBotLoginUrl
      : AuthenticationConstants.ToChannelFromBotLoginUrl;
  let credentials: ReturnType<CredentialsFactory['createCredentials']> | undefined;
  return async (headers) => {
    credentials ??= credentialsOf(registration).createCredentials(registration.appId, scope, loginUrl, true);
    // Of the request they are given, credentials touch the headers alone.
    const request = { headers } as unknown as Parameters<Awaited<typeof credentials>['signRequest']>[0];
    await (await credentials).signRequest(request);
  };
}

export function credentialsOf(registration: BotRegistration): CredentialsFactory {
  const { appId } = registration;
  switch (registration.kind) {
    case 'single-tenant':
      return new ConfigurationServiceClientCredentialFactory({
        MicrosoftAppType: 'SingleTenant',
        MicrosoftAppId: appId,
        MicrosoftAppTenantId: registration.tenantId,
        MicrosoftAppPassword: registration.password.reveal(),
      });
    case 'managed-identity':
      return new ConfigurationServiceClientCredentialFactory({
        MicrosoftAppType: 'UserAssignedMsi',
        MicrosoftAppId: appId,
        MicrosoftAppTenantId: registration.tenantId,
      });
    case 'own-connector':
      return {
        isValidAppId: async (candidate) => candidate === appId,
        isAuthenticationDisabled: async () => false,
        createCredentials: registration.createCredentials,
      };
  }
}
