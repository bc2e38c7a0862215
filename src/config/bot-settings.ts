import { z } from 'zod';

export const botSettings = z.strictObject({
  appId: z.guid().describe("Application (client) id of the bot's registration"),
  tenantId: z.guid().describe('The tenant; activities of another one are refused'),
  registration: z
    .enum(['SingleTenant', 'UserAssignedMSI'])
    .default('SingleTenant')
    .describe(
      'How the bot proves itself to the Bot Connector: with a secret, or with a user-assigned managed identity',
    ),
  host: z
    .string()
    .default('127.0.0.1')
    .describe(
      'Address to listen on. The default takes connections from this machine alone: a proxy that ends TLS belongs in front',
    ),
  port: z.int().min(1).max(65_535).default(3978).describe('Port to listen on'),
  serviceUrlHosts: z
    .array(z.string())
    .min(1)
    .default(['smba.trafficmanager.net'])
    .describe('Hosts the Bot Connector may be reached at; a message that names another one is refused'),
  approvalsConversationId: z
    .string()
    .min(1)
    .describe('The conversation in which requests are posted, and the only one in which they may be decided'),
});
