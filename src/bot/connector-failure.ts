/**
 * The Bot Connector did not confirm a message. It takes no key by which it could tell a repetition, so that what may
 * have arrived is never posted again; an update may be repeated, because it says the same twice.
 */
export class ConnectorFailure extends Error {
  /** Missing: there was no answer. */
  readonly statusCode?: number;
  /** `no`: nobody has seen the message. `perhaps`: it may have arrived although the answer says otherwise or is lost. */
  readonly arrived: 'no' | 'perhaps';
  /** True: the same request may well be taken later. */
  readonly isPassing: boolean;
  /** Milliseconds, where the answer said how long to wait. */
  readonly retryAfter?: number;

  constructor(facts: Omit<ConnectorFailure, keyof Error>, options?: ErrorOptions) {
    super(facts.statusCode === undefined ? 'The Bot Connector did not answer' : `status ${facts.statusCode}`, options);
    this.arrived = facts.arrived;
    this.isPassing = facts.isPassing;
    if (facts.statusCode !== undefined) this.statusCode = facts.statusCode;
    if (facts.retryAfter !== undefined) this.retryAfter = facts.retryAfter;
  }
}

/** Throttled, conversation busy, gateway trouble: what Teams' documentation asks to repeat, and a server that is down. */
const passing: ReadonlySet<number> = new Set([408, 412, 429, 500, 502, 503, 504]);
/** Refused before a connection stood. */
const neverSent: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

export function failureOfAnswer(statusCode: number, retryAfter: string | null): ConnectorFailure {
  const seconds = retryAfter === null ? Number.NaN : Number(retryAfter);
  return new ConnectorFailure({
    statusCode,
    arrived: statusCode < 500 && statusCode !== 408 ? 'no' : 'perhaps',
    isPassing: passing.has(statusCode),
    ...(Number.isFinite(seconds) && seconds >= 0 && { retryAfter: seconds * 1_000 }),
  });
}

/** Nothing was sent: the conversation is said to be at a host that the settings do not name. */
export function notOurConnector(serviceUrl: string): ConnectorFailure {
  const host = URL.parse(serviceUrl)?.host ?? 'no host';
  const cause = new Error(`bot.serviceUrlHosts does not name ${host}`);
  return new ConnectorFailure({ arrived: 'no', isPassing: false }, { cause });
}

/** @param error - Node's own, of a request that got no answer. */
export function failureOfSending(error: unknown): ConnectorFailure {
  const { code, syscall } = error as NodeJS.ErrnoException;
  const isSent = !neverSent.has(code) && syscall !== 'connect';
  return new ConnectorFailure({ arrived: isSent ? 'perhaps' : 'no', isPassing: true }, { cause: error });
}
