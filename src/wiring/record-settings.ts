import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { auditEvents } from '../core/audit/codes.ts';
import { settingsChanged } from '../core/audit/own-events.ts';
import type { AssistantSettings } from '../intents/turn.ts';
import type { AuditLog } from '../ports/audit-log.ts';
import type { Environment } from '../ports/environment.ts';
import type { AuditUpkeepSettings } from './audit-upkeep.ts';

/** Enough to tell settings apart, and too short to be taken for a key. */
const fingerprintLength = 16;

/**
 * Compares the settings in force with those that the transcript holds, and records what differs. Called before the
 * first message is taken, so every decision in the transcript was made by the settings recorded last before it.
 *
 * @returns The fingerprint of the policy.
 */
export async function recordSettings(
  settings: AssistantSettings,
  upkeep: AuditUpkeepSettings | undefined,
  audit: AuditLog,
  environment: Environment,
): Promise<string> {
  const sections = sectionsOf(settings, upkeep);
  const fingerprints = Object.entries(sections).map(([name, value]) => `${name}: ${fingerprintOf(value)}`);
  const [last] = await audit.query({ code: auditEvents.settingsChanged.code }, 1);
  const before = last?.details['fingerprints'];
  const known = new Set(Array.isArray(before) ? (before as readonly string[]) : []);
  const policyVersion = fingerprintOf(settings.policy);
  const changed = fingerprints.filter((line) => !known.has(line)).map(nameIn);
  const removed = [...known].map(nameIn).filter((name) => !(name in sections));
  if (changed.length + removed.length > 0) {
    const occasion = { correlationId: environment.newId(), now: environment.now() };
    const values = changed.map((name) => `${name}: ${canonical(sections[name])}`);
    await audit.append([
      settingsChanged(occasion, { policyVersion, changed: [...changed, ...removed], fingerprints, values }),
    ]);
  }
  return policyVersion;
}

/** The settings that decide what is allowed and recorded. Addresses of servers and secrets are not among them. */
function sectionsOf(
  { policy, profile, ticketPatterns, approvalsConversationId, ownerNotice }: AssistantSettings,
  upkeep: AuditUpkeepSettings | undefined,
): Readonly<Record<string, unknown>> {
  const named = (prefix: string, values: object) =>
    Object.entries(values).map(([name, value]) => [`${prefix}.${name}`, value] as const);
  const sections = [
    ...named('policy', policy),
    ...named('tenant', profile),
    ...named('audit', { keepDays: upkeep?.keepDays, signed: upkeep?.checkpoints !== undefined }),
    ...named('conversation', { approvals: approvalsConversationId, ticketPatterns, ownerNotice }),
  ];
  return Object.fromEntries(sections.filter(([, value]) => value !== undefined));
}

const nameIn = (line: string): string => line.slice(0, line.indexOf(':'));

const fingerprintOf = (value: unknown): string => hash('sha256', canonical(value), 'hex').slice(0, fingerprintLength);

/** Dates and the like are written as JSON writes them first. */
const canonical = (value: unknown): string => canonicalize(JSON.parse(JSON.stringify(value))) ?? '';
