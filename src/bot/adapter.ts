import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Secret } from '../core/secret.ts';
import { defaultRetries, retryOutbound, type RetrySettings } from './retry-outbound.ts';

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

/** Throws when the app id is empty: Bot Framework would then accept everybody. */
export function createAdapter(registration: BotRegistration, retries: Partial<RetrySettings> = {}): CloudAdapter {
  if (registration.appId === '') throw new Error('The bot needs an app id: without one it would accept everybody.');
  const adapter = new CloudAdapter(authenticationFor(registration));
  adapter.use(retryOutbound({ ...defaultRetries, ...retries }));
  return adapter;
}

function authenticationFor(registration: BotRegistration): ConfigurationBotFrameworkAuthentication {
  switch (registration.kind) {
    case 'single-tenant':
      return new ConfigurationBotFrameworkAuthentication({
        MicrosoftAppType: 'SingleTenant',
        MicrosoftAppId: registration.appId,
        MicrosoftAppTenantId: registration.tenantId,
        MicrosoftAppPassword: registration.password.reveal(),
      });
    case 'managed-identity':
      return new ConfigurationBotFrameworkAuthentication({
        MicrosoftAppType: 'UserAssignedMsi',
        MicrosoftAppId: registration.appId,
        MicrosoftAppTenantId: registration.tenantId,
      });
    case 'own-connector': {
      const { appId, endpoints, createCredentials } = registration;
      return new ConfigurationBotFrameworkAuthentication(
        {
          MicrosoftAppId: appId,
          ToBotFromChannelOpenIdMetadataUrl: endpoints.toBotFromChannelOpenIdMetadataUrl,
          ToBotFromEmulatorOpenIdMetadataUrl: endpoints.toBotFromEmulatorOpenIdMetadataUrl,
          ToBotFromChannelTokenIssuer: endpoints.toBotFromChannelTokenIssuer,
          ToChannelFromBotLoginUrl: endpoints.toChannelFromBotLoginUrl,
          ToChannelFromBotOAuthScope: endpoints.toChannelFromBotOAuthScope,
          OAuthUrl: endpoints.oAuthUrl,
        },
        {
          isValidAppId: async (candidate) => candidate === appId,
          isAuthenticationDisabled: async () => false,
          createCredentials,
        },
      );
    }
  }
}
