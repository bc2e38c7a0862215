import type { AuditEvent } from '../audit-event.ts';
import type { Difference } from '../reconcile/difference.ts';
import type { Comparison } from '../reconcile/compare-account.ts';
import { printable, redact } from '../redact.ts';
import { auditEvents } from './codes.ts';

// Events that no conversation leads to.

interface Occasion {
  readonly correlationId: string;
  readonly now: Date;
}

/** What a comparison of the transcript with Active Directory came to. */
export interface ReconciliationDone {
  readonly since: Date;
  readonly until: Date;
  readonly ous: readonly string[];
  readonly accounts: number;
  readonly explained: Readonly<Record<NonNullable<Comparison['explained']>, number>>;
  readonly found: Readonly<Record<Difference['kind'], number>>;
  readonly unreadable: readonly { readonly ou: string; readonly code: string }[];
}

/** @param by - The account of the machine that ran the command: nobody signed in to Latchkey for it. */
export function passwordsReconciled(occasion: Occasion, by: string, done: ReconciliationDone): AuditEvent {
  const { since, until, ous, accounts, found, unreadable } = done;
  return event(auditEvents.passwordsReconciled, occasion, {
    by,
    since: since.toISOString(),
    until: until.toISOString(),
    ous,
    accounts,
    ...found,
    unreadable: unreadable.map(({ ou, code }) => `${ou}: ${code}`),
  });
}

/** Settings in force, by section; `changed` names the sections that differ from those recorded before. */
export interface SettingsInForce {
  readonly policyVersion: string;
  readonly changed: readonly string[];
  /** `section: fingerprint` for each. */
  readonly fingerprints: readonly string[];
  /** `section: value` of what changed, as JSON. Holds no secret: secrets are not in the settings. */
  readonly values: readonly string[];
}

export function settingsChanged(occasion: Occasion, settings: SettingsInForce): AuditEvent {
  const values = settings.values.map((line) => redact(printable(line)));
  return event(auditEvents.settingsChanged, occasion, { ...settings, values });
}

function event(
  kind: { readonly code: string; readonly name: string },
  { correlationId, now }: Occasion,
  details: AuditEvent['details'],
): AuditEvent {
  return { ...kind, at: now.toISOString(), correlationId, details };
}
