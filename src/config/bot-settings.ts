import { z } from 'zod';

export const botSettings = z.strictObject({
  appId: z.guid(),
  tenantId: z.guid(),
  registration: z.enum(['SingleTenant', 'UserAssignedMSI']).default('SingleTenant'),
  host: z.string().default('127.0.0.1'),
  port: z.int().min(1).max(65_535).default(3978),
  /** Hosts the Bot Connector may be reached at; a message that names another one is refused. */
  serviceUrlHosts: z.array(z.string()).min(1).default(['smba.trafficmanager.net']),
  approvalsConversationId: z.string().min(1),
});
