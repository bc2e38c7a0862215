/** One Graph request, whether it came by itself or inside a batch. Header names are lower case. */
export interface GraphCall {
  readonly method: string;
  readonly version: string;
  /** Encoded, without version, beginning with a slash. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Where the server can be reached, for next links. */
  readonly origin: string;
}

export interface GraphAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Ends a request with an error body; thrown by whoever notices, answered in one place. */
export class GraphProblem extends Error {
  override readonly name = 'GraphProblem';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export function answerProblem(status: number, code: string, message: string): GraphAnswer {
  const innerError = {
    date: new Date().toISOString().slice(0, 19),
    'request-id': crypto.randomUUID(),
    'client-request-id': crypto.randomUUID(),
  };
  return { status, body: { error: { code, message, innerError } } };
}
