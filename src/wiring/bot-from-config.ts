import type { BotRegistration } from '../bot/registration.ts';
import type { Config } from '../config.ts';

/** The registration the settings name. */
export function registrationFrom({ bot, secrets }: Config): BotRegistration {
  const { appId, tenantId } = bot;
  if (bot.registration === 'UserAssignedMSI') return { kind: 'managed-identity', appId, tenantId };
  if (!secrets.botClientSecret) throw new Error('The settings check let a missing bot secret through.');
  return { kind: 'single-tenant', appId, tenantId, password: secrets.botClientSecret };
}
