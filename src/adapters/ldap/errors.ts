import { ResultCodeError } from 'ldapts';
import type { SourceFailureCode } from '../../core/reading.ts';
import type { ChangeRefusalCode } from '../../ports/ad-directory.ts';

/** What a failed LDAP operation says, whatever threw it. */
export interface LdapFailure {
  readonly code: ChangeRefusalCode;
  /**
   * The DC answered with a result code; an LDAP change is atomic, so it was then not made. False: no answer came, so a
   * change that was already sent may or may not have been made.
   */
  readonly answered: boolean;
  readonly resultCode?: number;
  /** The hex number after `data` in a refused bind. */
  readonly subCode?: string;
  /** The Win32 error at the start of AD's message: eight hex digits, upper case. */
  readonly win32?: string;
  /** Node's or ldapts' word for a failure without a result code. */
  readonly reason?: string;
}

/** A failure that the adapter itself noticed. */
export class LdapError extends Error {
  override readonly name = 'LdapError';
  readonly failure: LdapFailure;

  constructor(failure: LdapFailure) {
    super(failure.code);
    this.failure = failure;
  }
}

export const connectionLost = (): LdapError =>
  new LdapError({ code: 'ldap.unreachable', answered: false, reason: 'connection lost' });
export const timedOut = (): LdapError => new LdapError({ code: 'ldap.timeout', answered: false, reason: 'time limit' });

/** A list of which nobody can tell whether it is whole. */
export const incomplete = (): LdapError =>
  new LdapError({ code: 'ldap.busy', answered: true, reason: 'empty page in a list' });

/** Turns whatever ldapts or Node threw into our words; the only place that knows their forms. */
export function readFailure(error: unknown): LdapFailure {
  if (error instanceof LdapError) return error.failure;
  // 248 is ldapts' own "no result": the DC did not answer.
  if (error instanceof ResultCodeError && error.code !== 248) return readResultCode(error.code, error.message);
  return readTransportError(error);
}

export function asSourceFailureCode({ code }: LdapFailure): SourceFailureCode {
  switch (code) {
    case 'ldap.no-right':
      return 'ldap.forbidden';
    case 'ldap.password-policy':
    case 'ldap.no-such-object':
    case 'ldap.unwilling':
      return 'ldap.unknown';
    default:
      return code;
  }
}

/** Win32 names of the sub-codes of a refused bind (result code 49). */
const bindRefusals: Readonly<Record<string, string>> = {
  '525': 'no such account',
  '52e': 'wrong name or password',
  '530': 'outside its logon hours',
  '531': 'not from this workstation',
  '532': 'its password has expired',
  '533': 'it is disabled',
  '701': 'it has expired',
  '773': 'it must change its password',
  '775': 'it is locked out',
};

/** One line for the log: numbers and fixed words, nothing that the server or a person wrote. */
export function describeFailure({ resultCode, subCode, win32, reason }: LdapFailure): string {
  return [
    ...(resultCode === undefined ? [] : [`result code ${resultCode}`]),
    ...(subCode === undefined ? [] : [`data ${subCode} (${bindRefusals[subCode] ?? 'other'})`]),
    ...(win32 === undefined ? [] : [`Win32 ${win32}`]),
    ...(reason === undefined ? [] : [reason]),
  ].join(', ');
}

function readResultCode(resultCode: number, message: string): LdapFailure {
  const subCode = /\bdata ([0-9a-f]+)/i.exec(message)?.[1]?.toLowerCase();
  const win32 = /^([0-9a-f]{8}):/i.exec(message)?.[1]?.toUpperCase();
  return {
    code: codeOfResult(resultCode, win32),
    answered: true,
    resultCode,
    ...(resultCode === 49 && subCode !== undefined && { subCode }),
    ...(win32 !== undefined && { win32 }),
  };
}

/** ERROR_PASSWORD_RESTRICTION: length, complexity, history or age. AD sends it with 53 or 19, Samba with 19. */
const passwordRestriction = '0000052D';

/** Result codes of RFC 4511, section 4.1.9. */
function codeOfResult(resultCode: number, win32: string | undefined): ChangeRefusalCode {
  if (win32 === passwordRestriction && (resultCode === 19 || resultCode === 53)) return 'ldap.password-policy';
  switch (resultCode) {
    case 3: // timeLimitExceeded
      return 'ldap.timeout';
    case 7: // authMethodNotSupported
    case 8: // strongerAuthRequired
    case 13: // confidentialityRequired
    case 48: // inappropriateAuthentication
    case 49: // invalidCredentials
      return 'ldap.bind-refused';
    case 10: // referral: a read-only DC, or another domain
    case 19: // constraintViolation
    case 53: // unwillingToPerform
      return 'ldap.unwilling';
    case 11: // adminLimitExceeded
    case 51: // busy
    case 52: // unavailable
      return 'ldap.busy';
    case 32: // noSuchObject
      return 'ldap.no-such-object';
    case 50: // insufficientAccessRights
      return 'ldap.no-right';
    default:
      return 'ldap.unknown';
  }
}

/** OpenSSL's verification results as Node names them, and Node's own for a wrong name. */
const certificateErrors =
  /^(?:CERT_|CRL_|UNABLE_TO_|ERROR_IN_CERT_|ERROR_IN_CRL_|SELF_SIGNED_|DEPTH_ZERO_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|HOSTNAME_MISMATCH|ERR_TLS_CERT_)/;

function readTransportError(error: unknown): LdapFailure {
  if (!(error instanceof Error)) return { code: 'ldap.unknown', answered: false };
  const nodeCode = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  // ldapts throws its own transport errors as plain Error: only the text tells them apart.
  if (nodeCode === 'ETIMEDOUT' || /Operation timed out|Connection timeout/.test(error.message)) {
    return { code: 'ldap.timeout', answered: false, reason: nodeCode ?? 'time limit' };
  }
  if (nodeCode !== undefined) {
    const code = certificateErrors.test(nodeCode) ? 'ldap.certificate' : 'ldap.unreachable';
    return { code, answered: false, reason: nodeCode };
  }
  if (/^(?:Connection closed|Socket error|Socket connection not established)/.test(error.message)) {
    return { code: 'ldap.unreachable', answered: false, reason: 'connection lost' };
  }
  return { code: 'ldap.unknown', answered: false, reason: error.name };
}
