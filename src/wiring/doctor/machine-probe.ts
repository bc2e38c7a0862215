import { nodeDebugRefusal } from '../../adapters/ldap/refusals-to-start.ts';
import { createFileChangeSwitch } from '../../adapters/system/file-change-switch.ts';
import type { MachineFacts } from '../../core/doctor/machine-checks.ts';
import type { Policy } from '../../core/policy.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** @param policy - Missing: the settings cannot be used, so nobody knows of a read-only switch. */
export async function probeMachine(environment: Environment, policy: Policy | undefined): Promise<MachineFacts> {
  const refusal = nodeDebugRefusal(environment['NODE_DEBUG']);
  const reject = environment['NODE_TLS_REJECT_UNAUTHORIZED'];
  return {
    nodeVersion: process.version,
    runsAsRoot: process.getuid?.() === 0,
    ...(refusal !== undefined && { nodeDebugRefusal: refusal }),
    ...(reject !== undefined && { tlsRejectUnauthorised: reject }),
    ...(await changesOf(policy)),
  };
}

async function changesOf(policy: Policy | undefined): Promise<Pick<MachineFacts, 'changes' | 'readOnlyFile'>> {
  if (policy?.readOnly === true) return { changes: 'read-only-setting' };
  const readOnlyFile = policy?.readOnlyFile;
  if (readOnlyFile === undefined) return { changes: 'allowed' };
  const isStopped = await createFileChangeSwitch(readOnlyFile).areChangesStopped();
  return { changes: isStopped ? 'read-only-file' : 'allowed', readOnlyFile };
}
