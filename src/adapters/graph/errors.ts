import { GraphError } from '@microsoft/microsoft-graph-client';
import type { SourceFailureCode } from '../../core/reading.ts';

/** Name of the error the client raises when it could not get a token. */
export const noToken = 'NoToken';

/** Why a request failed. `detail` is for the log: Graph's own error code, or the error's name; never what was read. */
export interface GraphFailure {
  readonly code: SourceFailureCode;
  readonly detail: string;
}

const noPremiumLicence = 'Authentication_RequestFromNonPremiumTenantOrB2CTenant';

/** Maps an answer that is neither a success nor 404. */
export function failureOfAnswer(status: number, body: unknown): GraphFailure {
  const graphCode = graphCodeOf(body);
  return { code: codeOfStatus(status, graphCode), detail: graphCode ? `${status} ${graphCode}` : String(status) };
}

function codeOfStatus(status: number, graphCode: string | undefined): SourceFailureCode {
  if (status === 401) return 'graph.unauthorised';
  if (status === 403) return graphCode === noPremiumLicence ? 'graph.no-premium-licence' : 'graph.forbidden';
  if (status === 429) return 'graph.throttled';
  return status >= 500 ? 'graph.server-error' : 'graph.unknown';
}

function graphCodeOf(body: unknown): string | undefined {
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** Maps what the client throws when there is no answer at all, or none that can be read. */
export function failureOfError(error: unknown): GraphFailure {
  const name = nameOf(error);
  return { code: codesByErrorName[name] ?? 'graph.unknown', detail: name === noToken ? firstLineOf(error) : name };
}

/** Only for a missing token, where Entra's words say what to mend; other messages may quote what was read. */
function firstLineOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '').slice(0, longestDetail) : noToken;
}

const longestDetail = 300;

/** The client wraps the errors of its middleware and of `fetch` in a GraphError whose code is the error's name. */
function nameOf(error: unknown): string {
  if (error instanceof GraphError) return error.code ?? error.name;
  return error instanceof Error ? error.name : typeof error;
}

const codesByErrorName: Readonly<Record<string, SourceFailureCode>> = {
  [noToken]: 'graph.unauthorised',
  TimeoutError: 'graph.timeout',
  AbortError: 'graph.timeout',
  // What `fetch` throws for every failure of the network.
  TypeError: 'graph.unreachable',
};
