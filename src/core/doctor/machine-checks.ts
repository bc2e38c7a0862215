import { defineCheck, observe, type CheckResult } from './check.ts';

export interface MachineFacts {
  readonly nodeVersion: string;
  readonly runsAsRoot: boolean;
  /** The reason why NODE_DEBUG is dangerous; missing: it is not. */
  readonly nodeDebugRefusal?: string;
  /** NODE_TLS_REJECT_UNAUTHORIZED as it is set. */
  readonly tlsRejectUnauthorised?: string;
  readonly changes: 'allowed' | 'read-only-setting' | 'read-only-file';
  readonly readOnlyFile?: string;
}

const node = defineCheck('machine.node', 'The version of Node.js', 'Latchkey is run and tested with Node.js 24.');
const root = defineCheck(
  'machine.account',
  'The account this runs as',
  'As root, a flaw in any part gives away the whole machine, and file permissions protect nothing.',
);
const debug = defineCheck(
  'machine.node-debug',
  'NODE_DEBUG',
  'For the LDAP library it prints every change, new passwords included.',
);
const tls = defineCheck(
  'machine.tls',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'With 0, Node.js takes every certificate: whoever is on the network can read the secrets for Graph and Teams.',
);
const changes = defineCheck(
  'machine.read-only',
  'The read-only switch',
  'While it is on, every reset and unlock is refused.',
);

const oldestMajor = 24;

export function judgeMachine(facts: MachineFacts): readonly CheckResult[] {
  const { nodeVersion, runsAsRoot, nodeDebugRefusal, tlsRejectUnauthorised: reject } = facts;
  const evidence = observe({ version: nodeVersion });
  return [
    Number(/^v?(\d+)/.exec(nodeVersion)?.[1]) >= oldestMajor
      ? node.ok(`Node.js ${nodeVersion}.`, { evidence })
      : node.failed(`Node.js ${nodeVersion} is too old.`, `Install Node.js ${oldestMajor} (LTS) or later.`, {
          evidence,
        }),
    runsAsRoot
      ? root.warning(
          'The doctor runs as root. If the service does so as well, change that; and file permissions could not be tried.',
          'Run the service and the doctor as an account of its own, such as that of infra/systemd/latchkey.service: sudo -u latchkey latchkey doctor',
        )
      : root.ok('Not root.'),
    nodeDebugRefusal === undefined
      ? debug.ok('It does not concern the LDAP library.')
      : debug.failed(nodeDebugRefusal, 'Unset NODE_DEBUG in the environment of the service: unset NODE_DEBUG'),
    reject === '0'
      ? tls.failed(
          'It is 0: certificates are not checked.',
          'Unset it: unset NODE_TLS_REJECT_UNAUTHORIZED. For a private CA use ad.caFile, or NODE_EXTRA_CA_CERTS for https.',
          { evidence: observe({ NODE_TLS_REJECT_UNAUTHORIZED: reject }) },
        )
      : tls.ok('Certificates are checked.'),
    judgeChanges(facts),
  ];
}

function judgeChanges({ changes: state, readOnlyFile }: MachineFacts): CheckResult {
  if (state === 'read-only-setting')
    return changes.warning(
      'policy.readOnly is true: changes are refused.',
      'When changes are wanted, set policy.readOnly to false and restart.',
    );
  if (state === 'read-only-file')
    return changes.warning(
      `${readOnlyFile} is there, or nobody can say whether it is: changes are refused.`,
      `When changes are wanted: rm ${readOnlyFile}`,
    );
  return changes.ok('Changes are allowed.');
}
