import { auditLogContract } from './audit-log-contract.ts';
import { conversationMemoryContract } from './conversation-memory-contract.ts';
import { forwardPositionContract } from './forward-position-contract.ts';
import { requestStoreContract } from './request-store-contract.ts';
import { storeLifeContract } from './store-life-contract.ts';
import { transcriptContract } from './transcript-contract.ts';
import type { Backend } from './use-store.ts';

/** What every store must do, whichever database is below it. */
export function storeContract(name: string, backend: Backend): void {
  requestStoreContract(name, backend);
  auditLogContract(name, backend);
  conversationMemoryContract(name, backend);
  storeLifeContract(name, backend);
  transcriptContract(name, backend);
  forwardPositionContract(name, backend);
}
