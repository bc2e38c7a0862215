import {
  BusyError,
  ConstraintViolationError,
  InsufficientAccessError,
  InvalidCredentialsError,
  NoResultError,
  NoSuchObjectError,
  StrongAuthRequiredError,
  UnknownStatusCodeError,
  UnwillingToPerformError,
} from 'ldapts';
import { describe, expect, it } from 'vitest';
import {
  asSourceFailureCode,
  describeFailure,
  readFailure,
  type LdapFailure,
} from '../../../src/adapters/ldap/errors.ts';

const nodeError = (code: string): Error => Object.assign(new Error('connect failed'), { code });

describe('readFailure', () => {
  it.each<[string, unknown, LdapFailure]>([
    [
      'a refused bind with its sub-code',
      new InvalidCredentialsError(
        '80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data 52e, v1db1',
      ),
      { code: 'ldap.bind-refused', answered: true, resultCode: 49, subCode: '52e', win32: '80090308' },
    ],
    [
      'a bind that needs TLS',
      new StrongAuthRequiredError('BindSimple: Transport encryption required.'),
      { code: 'ldap.bind-refused', answered: true, resultCode: 8 },
    ],
    [
      'a missing right, of which Samba gives no Win32 code',
      new InsufficientAccessError('error in module acl: insufficient access rights during LDB_MODIFY'),
      { code: 'ldap.no-right', answered: true, resultCode: 50 },
    ],
    [
      "a missing right in AD's words",
      new InsufficientAccessError('00000005: SecErr: DSID-031A11ED, problem 4003 (INSUFF_ACCESS_RIGHTS), data 0'),
      { code: 'ldap.no-right', answered: true, resultCode: 50, win32: '00000005' },
    ],
    [
      'a password policy as Samba says it',
      new ConstraintViolationError(
        '0000052D: Constraint violation - check_password_restrictions: the password is too short',
      ),
      { code: 'ldap.password-policy', answered: true, resultCode: 19, win32: '0000052D' },
    ],
    [
      'a password policy as AD says it',
      new UnwillingToPerformError('0000052D: SvcErr: DSID-031A12D2, problem 5003 (WILL_NOT_PERFORM), data 0'),
      { code: 'ldap.password-policy', answered: true, resultCode: 53, win32: '0000052D' },
    ],
    [
      'an unencrypted transport, which is no policy',
      new UnwillingToPerformError('0000001F: SvcErr: DSID-031A126C, problem 5003 (WILL_NOT_PERFORM), data 0'),
      { code: 'ldap.unwilling', answered: true, resultCode: 53, win32: '0000001F' },
    ],
    [
      'another constraint, which is no policy either',
      new ConstraintViolationError("00000056: setup_io: old password specified doesn't match!"),
      { code: 'ldap.unwilling', answered: true, resultCode: 19, win32: '00000056' },
    ],
    [
      'a missing object',
      new NoSuchObjectError("00002030: No such Base DN: 'CN=x'"),
      { code: 'ldap.no-such-object', answered: true, resultCode: 32, win32: '00002030' },
    ],
    ['a busy DC', new BusyError(), { code: 'ldap.busy', answered: true, resultCode: 51 }],
    [
      'a referral, as a read-only DC gives for a change',
      new UnknownStatusCodeError(10, '0000202B: RefErr: DSID-0310082F, data 0'),
      { code: 'ldap.unwilling', answered: true, resultCode: 10, win32: '0000202B' },
    ],
    [
      'a result code that nobody has mapped',
      new UnknownStatusCodeError(80, '00000057: internal'),
      { code: 'ldap.unknown', answered: true, resultCode: 80, win32: '00000057' },
    ],
    [
      'ldapts\' own "no result", which is not an answer',
      new NoResultError(),
      { code: 'ldap.unknown', answered: false, reason: 'NoResultError' },
    ],
    [
      'a refused connection',
      nodeError('ECONNREFUSED'),
      { code: 'ldap.unreachable', answered: false, reason: 'ECONNREFUSED' },
    ],
    [
      'a name that is unknown',
      nodeError('ENOTFOUND'),
      { code: 'ldap.unreachable', answered: false, reason: 'ENOTFOUND' },
    ],
    [
      'a failed TLS handshake, which is no certificate',
      nodeError('ERR_SSL_UNSUPPORTED_PROTOCOL'),
      { code: 'ldap.unreachable', answered: false, reason: 'ERR_SSL_UNSUPPORTED_PROTOCOL' },
    ],
    ['a TCP time-out', nodeError('ETIMEDOUT'), { code: 'ldap.timeout', answered: false, reason: 'ETIMEDOUT' }],
    ...(
      [
        'ERR_TLS_CERT_ALTNAME_INVALID',
        'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
        'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
        'SELF_SIGNED_CERT_IN_CHAIN',
        'DEPTH_ZERO_SELF_SIGNED_CERT',
        'CERT_HAS_EXPIRED',
        'CERT_REVOKED',
      ] as const
    ).map((reason): [string, unknown, LdapFailure] => [
      `a certificate: ${reason}`,
      nodeError(reason),
      { code: 'ldap.certificate', answered: false, reason },
    ]),
    [
      'an operation out of time',
      new Error('SearchRequest: Operation timed out'),
      { code: 'ldap.timeout', answered: false, reason: 'time limit' },
    ],
    [
      'a connect out of time',
      new Error('Connection timeout'),
      { code: 'ldap.timeout', answered: false, reason: 'time limit' },
    ],
    [
      'a lost connection',
      new Error('Connection closed before message response was received. Message type: ModifyRequest (0x66)'),
      { code: 'ldap.unreachable', answered: false, reason: 'connection lost' },
    ],
    ['a defect', new TypeError('x is undefined'), { code: 'ldap.unknown', answered: false, reason: 'TypeError' }],
    ['something that is no error', 'text', { code: 'ldap.unknown', answered: false }],
  ])('knows %s', (_what, error, expected) => {
    expect(readFailure(error)).toEqual(expected);
  });

  it.each(['525', '52e', '530', '531', '532', '533', '701', '773', '775'])('reads the sub-code %s', (subCode) => {
    const error = new InvalidCredentialsError(`80090308: LdapErr: DSID-0C09044E, data ${subCode}, v2580`);

    expect(readFailure(error)).toMatchObject({ code: 'ldap.bind-refused', subCode });
    expect(describeFailure(readFailure(error))).not.toContain('other');
  });
});

describe('describeFailure', () => {
  it('says why AD refused the bind', () => {
    const error = new InvalidCredentialsError('80090308: LdapErr: DSID-0C09044E, data 775, v2580');

    expect(describeFailure(readFailure(error))).toBe('result code 49, data 775 (it is locked out), Win32 80090308');
  });

  it("repeats nothing of the server's text, because it may hold names and values", () => {
    const error = new NoSuchObjectError("00002030: No such Base DN: 'CN=Alice Abel,DC=lab'");

    expect(describeFailure(readFailure(error))).toBe('result code 32, Win32 00002030');
  });
});

describe('asSourceFailureCode', () => {
  it.each([
    ['ldap.no-right', 'ldap.forbidden'],
    ['ldap.no-such-object', 'ldap.unknown'],
    ['ldap.unwilling', 'ldap.unknown'],
    ['ldap.timeout', 'ldap.timeout'],
    ['ldap.certificate', 'ldap.certificate'],
  ] as const)('turns %s of a read into %s', (code, expected) => {
    expect(asSourceFailureCode({ code, answered: true })).toBe(expected);
  });
});
