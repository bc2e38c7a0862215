import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  ConnectorFactory,
  type AuthenticateRequestResult,
  type ClaimsIdentity,
  type ConnectorClient,
  type UserTokenClient,
} from 'botframework-connector';
import { credentialsOf, type BotRegistration } from './registration.ts';

/** Bot Framework's own check of what comes in. Throws when the app id is empty: it would then accept everybody. */
export function authenticationFor(registration: BotRegistration): ConfigurationBotFrameworkAuthentication {
  if (registration.appId === '') throw new Error('The bot needs an app id: without one it would accept everybody.');
  if (registration.kind !== 'own-connector') return new ThriftyAuthentication({}, credentialsOf(registration));
  const { appId, endpoints } = registration;
  return new ThriftyAuthentication(
    {
      MicrosoftAppId: appId,
      ToBotFromChannelOpenIdMetadataUrl: endpoints.toBotFromChannelOpenIdMetadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: endpoints.toBotFromEmulatorOpenIdMetadataUrl,
      ToBotFromChannelTokenIssuer: endpoints.toBotFromChannelTokenIssuer,
      ToChannelFromBotLoginUrl: endpoints.toChannelFromBotLoginUrl,
      ToChannelFromBotOAuthScope: endpoints.toChannelFromBotOAuthScope,
      OAuthUrl: endpoints.oAuthUrl,
    },
    credentialsOf(registration),
  );
}

/** Makes the clients of the library once instead of for every turn; they hold nothing of a turn. */
class ThriftyAuthentication extends ConfigurationBotFrameworkAuthentication {
  #connectors: ConnectorFactory | undefined;
  #userTokens: Promise<UserTokenClient> | undefined;

  override async authenticateRequest(
    ...given: Parameters<ConfigurationBotFrameworkAuthentication['authenticateRequest']>
  ): Promise<AuthenticateRequestResult> {
    const result = await super.authenticateRequest(...given);
    return { ...result, connectorFactory: this.createConnectorFactory(result.claimsIdentity) };
  }

  override createConnectorFactory(identity: ClaimsIdentity): ConnectorFactory {
    this.#connectors ??= new KeptConnectors(super.createConnectorFactory(identity));
    return this.#connectors;
  }

  override createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    this.#userTokens ??= super.createUserTokenClient(identity);
    return this.#userTokens;
  }
}

/** Teams has a handful of service URLs, one for each region. */
const mostKept = 20;

class KeptConnectors extends ConnectorFactory {
  readonly #factory: ConnectorFactory;
  readonly #kept = new Map<string, Promise<ConnectorClient>>();

  constructor(factory: ConnectorFactory) {
    super();
    this.#factory = factory;
  }

  create(serviceUrl: string, audience?: string): Promise<ConnectorClient> {
    const key = `${serviceUrl} ${audience ?? ''}`;
    const kept = this.#kept.get(key) ?? this.#factory.create(serviceUrl, audience);
    if (this.#kept.size < mostKept) this.#kept.set(key, kept);
    return kept;
  }
}
