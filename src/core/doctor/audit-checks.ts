import { defineCheck, observe, type CheckResult } from './check.ts';
import type { Probed } from './probed.ts';
import { spanText } from './span.ts';

export interface AuditFacts {
  /** `none`: the settings name no key. The value is the public key. */
  readonly key: Probed<string> | 'none';
  readonly place: PlaceFacts;
  /** Kinds of the further places in `audit.alsoPublish`. */
  readonly furtherPlaces: readonly string[];
  /** `empty`: there is no database, or nothing in it yet. */
  readonly log: Probed<LogFacts> | 'empty';
  /** Milliseconds after which a checkpoint is due. */
  readonly interval: number;
  readonly forwarding?: ForwardingFacts;
}

export interface PlaceFacts {
  readonly directory: string;
  readonly exists: boolean;
  /** Whether a file could be made and removed there, or in the folder above where it is missing. */
  readonly writable: Probed<true>;
  /** It lies in the folder of the database, or below. */
  readonly besideDatabase: boolean;
  /** Size of the newest checkpoint there. */
  readonly newest?: number;
}

export interface LogFacts {
  readonly records: number;
  /** Records looked at, from the end. */
  readonly looked: number;
  /** What is wrong with one of them, as a sentence; missing: nothing. */
  readonly flaw?: string;
  readonly lastCheckpoint?: { readonly size: number; readonly madeAt: Date; readonly keyId: string };
}

export interface ForwardingFacts {
  readonly receiver: string;
  /** Records the receiver does not have yet; `unknown`: it was never written down. */
  readonly behind: number | 'unknown';
  readonly lastError?: string;
}

const key = defineCheck(
  'audit.key',
  'The key that signs the checkpoints of the audit transcript',
  'Without signatures whoever can write the database can write another history.',
);
const place = defineCheck(
  'audit.second-place',
  'The directory for checkpoints',
  'A checkpoint shows a change only where whoever can change the database cannot change the checkpoint.',
);
const chain = defineCheck(
  'audit.chain',
  'That the newest records follow from one another',
  'A broken chain means that the transcript was changed or the disk is failing.',
);
const checkpoints = defineCheck(
  'audit.last-checkpoint',
  'When the last checkpoint was made',
  'Records that no checkpoint covers could be cut off unnoticed.',
);
const forwarding = defineCheck(
  'audit.forwarding',
  'That every record has reached the collecting system',
  'What waits here is not yet safe from whoever takes over this machine.',
);

const makeKey = 'openssl genpkey -algorithm ed25519 -out audit.pem && chmod 600 audit.pem';

export function judgeAudit(facts: AuditFacts, now: Date): readonly CheckResult[] {
  return [
    judgeKey(facts.key),
    judgePlace(facts),
    ...(facts.log === 'empty' ? [chain.ok('There are no records yet.')] : judgeLog(facts.log, facts, now)),
    ...(facts.forwarding ? [judgeForwarding(facts.forwarding)] : []),
  ];
}

function judgeKey(answer: AuditFacts['key']): CheckResult {
  if (answer === 'none')
    return key.failed(
      'The settings name no key: no checkpoint is made.',
      `Make one and name it in audit.keyFile: ${makeKey}. Keep a copy of the public key elsewhere: latchkey audit public-key`,
    );
  if (answer.kind === 'seen') return key.ok('It can be used.', { evidence: observe({ publicKey: answer.value }) });
  return key.failed(
    `It cannot be used: ${answer.detail}`,
    `Name an Ed25519 private key in PEM in audit.keyFile, audit.keyVault or LATCHKEY_AUDIT_KEY. To make a new one: ${makeKey}`,
  );
}

function judgePlace({
  place: { directory, exists, writable, besideDatabase },
  furtherPlaces,
}: AuditFacts): CheckResult {
  const further = furtherPlaces.join(', ');
  const details = { subject: directory, evidence: observe({ 'audit.alsoPublish': further }) };
  if (writable.kind === 'unseen')
    return place.failed(
      `${directory} cannot be written: ${writable.detail}.`,
      `mkdir -p ${directory} && chown latchkey: ${directory}; or name another place in audit.checkpoints.`,
      details,
    );
  if (besideDatabase)
    return furtherPlaces.length > 0
      ? place.ok(`${directory} lies beside the database; checkpoints also go to: ${further}.`, details)
      : place.warning(
          `${directory} lies beside the database: whoever can change one can change the other.`,
          'Put audit.checkpoints on storage that this account may only add to (an immutable container, a WORM share), or add such a place to audit.alsoPublish.',
          details,
        );
  return place.ok(`${directory} ${exists ? 'can be written' : 'is made at the first checkpoint'}.`, details);
}

function judgeLog(log: Probed<LogFacts>, facts: AuditFacts, now: Date): readonly CheckResult[] {
  if (log.kind === 'unseen')
    return [
      chain.notChecked(
        'no-answer',
        `The transcript could not be read: ${log.detail}.`,
        'Mend the database first, then: latchkey audit verify',
      ),
    ];
  const { records, looked, flaw } = log.value;
  const evidence = observe({ records, looked });
  return [
    flaw === undefined
      ? chain.ok(`The newest ${looked} of ${records} records do. All of them are checked by: latchkey audit verify`, {
          evidence,
        })
      : chain.failed(
          flaw,
          'Stop the service, keep the database and the checkpoints as they are, and run: latchkey audit verify. Treat it as an incident.',
          { evidence },
        ),
    judgeCheckpoints(log.value, facts, now),
  ];
}

function judgeCheckpoints(
  { records, lastCheckpoint }: LogFacts,
  { key: signing, interval, place: where }: AuditFacts,
  now: Date,
): CheckResult {
  if (signing === 'none' || signing.kind === 'unseen')
    return checkpoints.notChecked('blocked', 'There is no key to sign one.', 'Mend audit.key first.');
  const look = 'See the log of the service for checkpoint-failed, and that audit.checkpoints is writable for it.';
  if (lastCheckpoint === undefined)
    return records === 0
      ? checkpoints.ok('There is nothing to cover yet.')
      : checkpoints.warning(
          `None was made for ${records} records.`,
          `Start the service with the key; it makes one at once. ${look}`,
        );
  const { size, madeAt } = lastCheckpoint;
  const open = records - size;
  const since = now.getTime() - madeAt.getTime();
  const evidence = observe({ covered: size, records, madeAt: madeAt.toISOString(), newestInSecondPlace: where.newest });
  if (where.newest !== undefined && where.newest < size)
    return checkpoints.failed(
      `The database knows a checkpoint of ${size} records; the newest in ${where.directory} is of ${where.newest}.`,
      'Somebody removed checkpoints, or audit.checkpoints names another directory than before. Find out which: latchkey audit verify',
      { evidence },
    );
  // The record that says that a checkpoint was made is not covered by it.
  if (open > 1 && since > 3 * interval)
    return checkpoints.warning(
      `The last one is ${spanText(since)} old and leaves ${open} records uncovered.`,
      `If the service is running, something keeps it from making one. ${look}`,
      { evidence },
    );
  return checkpoints.ok(`It covers ${size} of ${records} records.`, { evidence });
}

/** Some records are always on their way. */
const normalBacklog = 50;

function judgeForwarding({ receiver, behind, lastError }: ForwardingFacts): CheckResult {
  const details = { subject: receiver, evidence: observe({ behind, lastError }) };
  const fix =
    'See that the service is running and that it reaches the receiver; its log says why under audit-forward-failed.';
  if (lastError !== undefined) return forwarding.failed(`The last delivery failed: ${lastError}`, fix, details);
  if (behind === 'unknown')
    return forwarding.warning('Nothing was ever delivered.', `Start the service. ${fix}`, details);
  return behind > normalBacklog
    ? forwarding.warning(`${behind} records wait.`, fix, details)
    : forwarding.ok(behind === 0 ? 'It has all of them.' : `It has all but the newest ${behind}.`, details);
}
