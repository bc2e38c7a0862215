import type { AdDirectory } from '../ports/ad-directory.ts';
import type { AuditLog } from '../ports/audit-log.ts';
import type { ChangeSwitch } from '../ports/change-switch.ts';
import type { CardsChannel } from '../ports/cards-channel.ts';
import type { ConversationMemory } from '../ports/conversation-memory.ts';
import type { EntraDirectory } from '../ports/entra-directory.ts';
import type { Environment } from '../ports/environment.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { SecretDelivery } from '../ports/secret-delivery.ts';

/** Everything the use cases need from outside, handed over once by `app.ts`. */
export interface Ports {
  readonly ad: AdDirectory;
  readonly entra: EntraDirectory;
  readonly requests: RequestStore;
  readonly audit: AuditLog;
  readonly memory: ConversationMemory;
  readonly cards: CardsChannel;
  readonly delivery: SecretDelivery;
  readonly changes: ChangeSwitch;
  readonly environment: Environment;
}
