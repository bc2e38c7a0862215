import { ResponseType, type Client } from '@microsoft/microsoft-graph-client';
import { cloudObjections } from '../../core/cloud-only.ts';
import type { Reading } from '../../core/reading.ts';
import { readEntraUser } from '../../core/snapshot/read-entra-user.ts';
import type { CloudChangeOutcome, CloudPasswordChange, EntraChanges } from '../../ports/entra-changes.ts';
import { outcomeOfAnswer, outcomeOfError } from './change-errors.ts';
import type { GraphOptions } from './entra-directory.ts';
import { failureOfAnswer, failureOfError, type GraphFailure } from './errors.ts';
import { createExchange, parsed, type Exchange } from './exchange.ts';
import { createGraphClient } from './graph-client.ts';
import type { GraphBody } from './graph-body.ts';
import { segment, withQuery } from './odata.ts';
import { sleepFor, startTimeBound, type TimeBound } from './time-bound.ts';
import { cloudOnlyProperties } from './user-properties.ts';
import { isObjectId } from './user-query.ts';

export type GraphChangeOptions = Pick<
  GraphOptions,
  'credential' | 'baseUrl' | 'scope' | 'timeoutMs' | 'now' | 'random' | 'sleep' | 'log'
>;

interface Graph {
  readonly client: Client;
  readonly exchange: Exchange;
  readonly startBound: () => TimeBound;
  readonly log: (failure: GraphFailure) => void;
}

const defaultTimeoutMs = 8_000;
/** Graph answers from replicas, so the new date may show a moment later. */
const looksAfterwards = 3;
const pauseMs = 400;

/** Changes Entra ID through Microsoft Graph. Throws only for a `baseUrl` that is not https. */
export function createEntraChanges(options: GraphChangeOptions): EntraChanges {
  const { now, credential, timeoutMs = defaultTimeoutMs, sleep = sleepFor, log = () => undefined } = options;
  const client = createGraphClient(options.baseUrl ?? 'https://graph.microsoft.com', options.scope, credential);
  const graph: Graph = {
    client,
    exchange: createExchange(client, { now, random: options.random ?? Math.random, log }),
    startBound: () => startTimeBound(timeoutMs, sleep),
    log: (failure) => log({ request: 'resetPassword', ...failure }),
  };
  return { resetPassword: (change) => resetPassword(change, graph) };
}

/**
 * Needs User.Read.All for the looks before and after, and for the change User-PasswordProfile.ReadWrite.All and the
 * directory role User Administrator. Graph itself would take the change for a synchronised user, too, who would then
 * have two passwords: the look right before is what prevents it here.
 */
async function resetPassword(change: CloudPasswordChange, graph: Graph): Promise<CloudChangeOutcome> {
  const { entraObjectId } = change;
  if (!isObjectId(entraObjectId)) return { kind: 'refused', code: 'graph.no-such-user' };
  const before = await readUser(entraObjectId, graph, graph.startBound());
  if (before.kind === 'absent') return { kind: 'refused', code: 'graph.no-such-user' };
  if (before.kind === 'unavailable') return { kind: 'refused', code: 'graph.not-read' };
  if (!isTheCloudOnlyUser(before.value, entraObjectId)) return { kind: 'refused', code: 'graph.not-cloud-only' };
  const outcome = await sendPassword(change, graph);
  if (outcome.kind !== 'done') return outcome;
  const after = await readBack(before.value, entraObjectId, graph);
  return { ...outcome, ...(after && { after }) };
}

function isTheCloudOnlyUser(user: GraphBody, entraObjectId: string): boolean {
  const { id, ...facts } = readEntraUser(user);
  return id?.toLowerCase() === entraObjectId.toLowerCase() && cloudObjections(facts).length === 0;
}

/** Sends the change once; whatever happens then, it is never sent again. */
async function sendPassword(
  { entraObjectId, newPassword }: CloudPasswordChange,
  { client, startBound, log }: Graph,
): Promise<CloudChangeOutcome> {
  try {
    const response = (await client
      .api(`/users/${segment(entraObjectId)}`)
      .version('v1.0')
      .options({ signal: startBound().signal })
      .responseType(ResponseType.RAW)
      .patch({ passwordProfile: { password: newPassword.reveal(), forceChangePasswordNextSignIn: true } })) as Response;
    const graphRequestId = response.headers.get('request-id');
    const traced = graphRequestId === null ? {} : { trace: { graphRequestId } };
    if (response.ok) return { kind: 'done', ...traced };
    const body = parsed(await response.text().catch(() => ''));
    log(failureOfAnswer(response.status, body));
    return { ...outcomeOfAnswer(response.status, body), ...traced };
  } catch (error) {
    log(failureOfError(error));
    return outcomeOfError(error);
  }
}

/** The user once its password date has moved. `undefined`: it does not show yet, or cannot be read. */
async function readBack(before: GraphBody, entraObjectId: string, graph: Graph): Promise<GraphBody | undefined> {
  const bound = graph.startBound();
  for (let look = 1; look <= looksAfterwards; look += 1) {
    const user = await readUser(entraObjectId, graph, bound);
    if (user.kind === 'read' && user.value[changed] !== before[changed]) return user.value;
    if (look < looksAfterwards && !(await bound.wait(pauseMs))) break;
  }
  return undefined;
}

const changed = 'lastPasswordChangeDateTime';

async function readUser(entraObjectId: string, { exchange }: Graph, bound: TimeBound): Promise<Reading<GraphBody>> {
  const url = withQuery(`/users/${segment(entraObjectId)}`, { select: cloudOnlyProperties });
  const answers = await exchange({ user: { url } }, bound);
  return answers('user');
}
