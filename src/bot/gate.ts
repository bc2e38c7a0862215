import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { Logger } from 'pino';
import { isKeyFetchFailure, openIdKeys } from './openid-keys.ts';
import { isAllowedServiceUrl } from './service-url.ts';
import { isObject, textAt } from './untyped.ts';

export interface GateSettings {
  /** The bot's app id: the audience of every token. */
  readonly appId: string;
  /** The only tenant whose people are served. */
  readonly tenantId: string;
  readonly openIdMetadataUrl: string;
  readonly issuer: string;
  /** Hosts the Bot Connector may be reached at. */
  readonly serviceUrlHosts: readonly string[];
}

/** What Microsoft's public cloud uses. */
export const publicCloud = {
  openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  issuer: 'https://api.botframework.com',
} as const;

const bodyLimit = 256 * 1024;
/** Seconds of difference between the Bot Connector's clock and ours. */
const clockTolerance = 60;

interface Refusal {
  readonly status: 400 | 401 | 403 | 413 | 503;
  /** For the log; the sender learns the status alone. */
  readonly code: string;
}

/**
 * Stands before Bot Framework's adapter and lets through only activities of Teams, signed by the Bot Connector for this
 * bot, of our tenant, that are to be answered to a known host. Leaves the parsed activity in `request.body`.
 *
 * It repeats the adapter's own token check on purpose: that one accepts tokens that never expire, knows no tenant and
 * answers with its inner messages.
 */
export function createGate(settings: GateSettings, log: Logger): (RequestHandler | ErrorRequestHandler)[] {
  const getKey = openIdKeys(settings.openIdMetadataUrl);
  const refuse = (response: express.Response, { status, code }: Refusal): void => {
    log.warn({ status, code }, 'request refused at the gate');
    response.status(status).end();
  };
  const check: RequestHandler = async (request, response, next) => {
    const activity = parseActivity(request.body);
    const refusal =
      activity === undefined
        ? malformed
        : ((await tokenProblem(request.headers.authorization, activity, settings, getKey)) ??
          policyProblem(activity, settings));
    if (refusal !== undefined) return refuse(response, refusal);
    request.body = activity;
    next();
  };
  const unreadable: ErrorRequestHandler = (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const tooLarge = isObject(error) && error['status'] === 413;
    refuse(response, tooLarge ? { status: 413, code: 'body-too-large' } : { status: 400, code: 'body-unreadable' });
  };
  return [express.raw({ type: 'application/json', limit: bodyLimit, inflate: false }), unreadable, check];
}

const malformed: Refusal = { status: 400, code: 'not-an-activity' };

/** A JSON object with a `type`; undefined for anything else, another content type included. */
function parseActivity(body: unknown): Activity | undefined {
  if (!Buffer.isBuffer(body)) return undefined;
  try {
    const json: unknown = JSON.parse(body.toString('utf8'));
    return isObject(json) && textAt(json, 'type') !== undefined ? json : undefined;
  } catch {
    return undefined;
  }
}

async function tokenProblem(
  authorization: string | undefined,
  activity: Activity,
  settings: GateSettings,
  getKey: JWTVerifyGetKey,
): Promise<Refusal | undefined> {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
  if (token === undefined) return { status: 401, code: 'token-missing' };
  try {
    const { payload } = await jwtVerify(token, getKey, {
      algorithms: ['RS256'],
      issuer: settings.issuer,
      audience: settings.appId,
      clockTolerance,
      requiredClaims: ['exp', 'serviceurl'],
    });
    const same = payload['serviceurl'] === activity['serviceUrl'];
    return same ? undefined : { status: 401, code: 'token-service-url' };
  } catch (error) {
    return isKeyFetchFailure(error)
      ? { status: 503, code: 'token-keys-unavailable' }
      : { status: 401, code: `token-${isObject(error) ? String(error['code']) : 'unknown'}` };
  }
}

function policyProblem(activity: Activity, settings: GateSettings): Refusal | undefined {
  const forbidden = (code: string): Refusal => ({ status: 403, code });
  if (activity['channelId'] !== 'msteams') return forbidden('channel');
  // Buffered replies travel in the response, past everything that is known about stored messages.
  if (activity['deliveryMode'] !== undefined && activity['deliveryMode'] !== 'normal')
    return forbidden('delivery-mode');
  if (!isAllowedServiceUrl(String(activity['serviceUrl']), settings.serviceUrlHosts)) return forbidden('service-url');
  if (!isOfTenant(activity, settings.tenantId)) return forbidden('tenant');
  return undefined;
}

/** Every tenant the activity names is ours, and it names one. */
function isOfTenant({ conversation, channelData }: Activity, tenantId: string): boolean {
  const channelTenant = isObject(channelData) ? channelData['tenant'] : undefined;
  const named = [
    isObject(conversation) ? conversation['tenantId'] : undefined,
    isObject(channelTenant) ? channelTenant['id'] : undefined,
  ].filter((each) => each !== undefined && each !== null);
  return named.length > 0 && named.every((each) => String(each).toLowerCase() === tenantId.toLowerCase());
}

type Activity = Readonly<Record<string, unknown>>;
