import type { AdDirectory } from '../ports/ad-directory.ts';
import type { AuditLog } from '../ports/audit-log.ts';
import type { ChangeSwitch } from '../ports/change-switch.ts';
import type { CardsChannel } from '../ports/cards-channel.ts';
import type { ConversationMemory } from '../ports/conversation-memory.ts';
import type { EntraChanges } from '../ports/entra-changes.ts';
import type { EntraDirectory } from '../ports/entra-directory.ts';
import type { Environment } from '../ports/environment.ts';
import type { Jobs } from '../ports/jobs.ts';
import type { OwnerMail } from '../ports/owner-mail.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { SecretDelivery } from '../ports/secret-delivery.ts';
import type { Telemetry } from '../ports/telemetry.ts';

/** Everything the use cases need from outside, handed over once by `app.ts`. */
export interface Ports {
  readonly ad: AdDirectory;
  readonly entra: EntraDirectory;
  /** Missing: Latchkey only reads Entra ID, and accounts that are there alone are not reset. */
  readonly entraChanges?: EntraChanges;
  readonly requests: RequestStore;
  readonly audit: AuditLog;
  readonly memory: ConversationMemory;
  readonly cards: CardsChannel;
  readonly delivery: SecretDelivery;
  readonly changes: ChangeSwitch;
  readonly jobs: Pick<Jobs, 'schedule' | 'cancel'>;
  /** Missing: owners are told by no mail. */
  readonly ownerMail?: OwnerMail;
  readonly environment: Environment;
  /** Missing: nothing is measured. */
  readonly telemetry?: Pick<Telemetry, 'noteSyncDelay'>;
}
