import { DeviceCodeCredential, type DeviceCodeCredentialOptions, type TokenCredential } from '@azure/identity';
import { absent, read, unavailable, type Reading } from '../../core/reading.ts';
import type { TenantReader } from '../../ports/tenant-reader.ts';
import { createExchange, type GraphLogLine } from './exchange.ts';
import { isBody, type GraphBody } from './graph-body.ts';
import { createGraphClient } from './graph-client.ts';
import { readAllPages, valuesOf } from './read-all-pages.ts';
import { sleepFor, startTimeBound } from './time-bound.ts';

export interface TenantReaderOptions {
  readonly baseUrl: string;
  readonly tenantId: string;
  /** A public client that allows the device code flow. */
  readonly clientId: string;
  readonly timeoutMs: number;
  /** Shows the administrator where to go and which code to type. */
  readonly prompt: (message: string) => void;
  readonly log: (line: GraphLogLine) => void;
  /** For tests and national clouds; the token itself is kept in memory only, and only while the process runs. */
  readonly signInOptions?: Omit<DeviceCodeCredentialOptions, 'tokenCachePersistenceOptions'>;
}

/** Microsoft Graph Command Line Tools: Microsoft's own public client, present in every tenant. */
export const graphCommandLineTools = '14d82eec-204b-4c2f-b7e8-296a70dab67e';

/** Delegated permissions, for reading only. */
export const importScopes = [
  'OnPremDirectorySynchronization.Read.All',
  'Policy.Read.HybridAuthentication',
  'Domain.Read.All',
  'User.Read',
] as const;

export function createTenantReader(options: TenantReaderOptions): TenantReader {
  const { baseUrl, tenantId, clientId, prompt } = options;
  const credential = signedInOnce(
    new DeviceCodeCredential({
      ...options.signInOptions,
      tenantId,
      clientId,
      userPromptCallback: ({ message }) => prompt(message),
    }),
    baseUrl,
  );
  const client = createGraphClient(baseUrl, undefined, credential);
  const exchange = createExchange(client, { random: Math.random, now: () => new Date(), log: options.log });
  const within = () => startTimeBound(options.timeoutMs, sleepFor);

  return {
    async signIn() {
      const token = await credential.getToken('').catch(() => null);
      if (!token) return unavailable('graph.unauthorised');
      const answers = await exchange({ me: { url: '/me?$select=userPrincipalName' } }, within());
      const me = answers('me');
      if (me.kind !== 'read') return me.kind === 'absent' ? unavailable('graph.unknown') : me;
      return read(String(me.value['userPrincipalName']));
    },
    async read() {
      const bound = within();
      const answers = await exchange(
        {
          features: { url: '/directory/onPremisesSynchronization' },
          rollouts: { url: '/policies/featureRolloutPolicies?$expand=appliesTo' },
          domains: { url: '/domains?$select=id,authenticationType,isVerified' },
        },
        bound,
      );
      const [rollouts, domains] = await Promise.all([
        readAllPages(answers('rollouts'), exchange, bound),
        readAllPages(answers('domains'), exchange, bound),
      ]);
      return { features: featuresOf(answers('features')), rollouts, domains };
    },
  };
}

/** One sign-in for the whole import, for what it needs and no more, whatever the client was consented to. */
function signedInOnce(credential: TokenCredential, baseUrl: string): TokenCredential {
  const { origin } = new URL(baseUrl);
  const scopes = importScopes.map((scope) => `${origin}/${scope}`);
  let token: ReturnType<TokenCredential['getToken']> | undefined;
  return { getToken: (_scopes, options) => (token ??= credential.getToken(scopes, options)) };
}

function featuresOf(answer: Reading<GraphBody>): Reading<GraphBody> {
  if (answer.kind !== 'read') return answer;
  const [first] = valuesOf(answer.value);
  if (first === undefined) return absent;
  return isBody(first['features']) ? read(first['features']) : unavailable('graph.unknown');
}
