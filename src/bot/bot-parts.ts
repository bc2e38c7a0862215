import type { Logger } from 'pino';
import type { Assistant } from '../intents/assistant.ts';
import type { AuditLog } from '../ports/audit-log.ts';
import type { ConversationMemory } from '../ports/conversation-memory.ts';
import type { Environment } from '../ports/environment.ts';
import type { BotConnector } from './bot-connector.ts';
import type { RecordDefect } from './defects.ts';
import type { LateAnswers } from './late-answers.ts';
import type { Admission } from './limit-inbound.ts';
import type { Timer } from './timer.ts';

/** What the turns of the bot work with. */
export interface BotParts {
  readonly assistant: Assistant;
  readonly memory: ConversationMemory;
  readonly audit: Pick<AuditLog, 'append'>;
  readonly environment: Environment;
  readonly tenantId: string;
  readonly connector: BotConnector;
  readonly late: LateAnswers;
  readonly admit: (personId: string) => Admission;
  /** The same for looks at a request. */
  readonly admitLook: (personId: string) => Admission;
  readonly recordDefect: RecordDefect;
  /** Brings the posted cards of a request up to date. */
  readonly updateCards: (requestId: string) => Promise<void>;
  readonly timer: Timer;
  readonly log: Logger;
}
