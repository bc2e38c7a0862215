import { hash } from 'node:crypto';
import { ConfigurationBotFrameworkAuthentication, type Activity } from 'botbuilder';
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
  return new ThriftyAuthentication(configurationOf(registration), credentialsOf(registration));
}

/** The names Bot Framework has for the addresses of another connector than Microsoft's. */
export function configurationOf({ appId, endpoints }: OwnConnector) {
  return {
    MicrosoftAppId: appId,
    ToBotFromChannelOpenIdMetadataUrl: endpoints.toBotFromChannelOpenIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: endpoints.toBotFromEmulatorOpenIdMetadataUrl,
    ToBotFromChannelTokenIssuer: endpoints.toBotFromChannelTokenIssuer,
    ToChannelFromBotLoginUrl: endpoints.toChannelFromBotLoginUrl,
    ToChannelFromBotOAuthScope: endpoints.toChannelFromBotOAuthScope,
    OAuthUrl: endpoints.oAuthUrl,
  };
}

type OwnConnector = Extract<BotRegistration, { kind: 'own-connector' }>;

/** The Bot Connector sends the same token for about an hour; more than one is in use where it has several regions. */
const mostTokens = 20;

/**
 * Makes the clients of the library once instead of for every turn; they hold nothing of a turn. It checks a token once
 * as well: what it found in that text (signature, endorsement of the key, claims) cannot change. Whether the token is
 * still good at this moment is for the gate, which checks every request, and which is the only way here.
 */
class ThriftyAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #checked = new Map<string, AuthenticateRequestResult>();
  #connectors: ConnectorFactory | undefined;
  #userTokens: Promise<UserTokenClient> | undefined;

  override async authenticateRequest(activity: Activity, authHeader: string): Promise<AuthenticateRequestResult> {
    const { channelId, serviceUrl } = activity;
    // As a digest, so that no token is kept.
    const key = hash('sha256', JSON.stringify([authHeader, channelId, serviceUrl]));
    const known = this.#checked.get(key);
    if (known) return known;
    const result = await super.authenticateRequest(activity, authHeader);
    const checked = { ...result, connectorFactory: this.createConnectorFactory(result.claimsIdentity) };
    if (this.#checked.size >= mostTokens) this.#checked.clear();
    this.#checked.set(key, checked);
    return checked;
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
