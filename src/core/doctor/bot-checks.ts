import { defineCheck, observe, type CheckResult } from './check.ts';
import type { TokenFacts } from './graph-facts.ts';
import type { Probed } from './probed.ts';
import { explainTokenRefusal } from './token-refusals.ts';

export interface BotFacts {
  readonly appId: string;
  readonly tenantId: string;
  readonly registration: 'SingleTenant' | 'UserAssignedMSI';
  readonly token: Probed<TokenFacts>;
  /** Where the service should listen on this machine. */
  readonly local: string;
  /** The HTTP status of a message without a token. */
  readonly unsigned: Probed<number>;
}

const token = defineCheck(
  'bot.token',
  'An access token for the Bot Connector',
  'Without it Latchkey hears what people write in Teams and cannot answer.',
);
const tenant = defineCheck(
  'bot.tenant',
  'That this token is of the tenant in the settings',
  'The Bot Connector refuses tokens of another one.',
);
const gate = defineCheck(
  'bot.endpoint',
  'That the running service refuses a message without a token',
  'Whoever could post messages unsigned could ask in anybody’s name.',
);
const outside = defineCheck(
  'bot.messaging-endpoint',
  'That Microsoft Teams reaches the service from outside',
  'Messages arrive at the public address in the Azure Bot resource.',
);

export function judgeBot(facts: BotFacts): readonly CheckResult[] {
  return [...judgeToken(facts), judgeGate(facts), judgeOutside(facts)];
}

function judgeToken({ appId, tenantId, registration, token: answer }: BotFacts): readonly CheckResult[] {
  const evidence = observe({ 'bot.appId': appId, 'bot.tenantId': tenantId, registration });
  if (answer.kind === 'unseen') {
    const credential = registration === 'SingleTenant' ? 'client-secret' : 'managed-identity';
    const { found, fix } = explainTokenRefusal(answer, {
      credential,
      setting: 'bot',
      secret: 'LATCHKEY_BOT_CLIENT_SECRET',
    });
    return [token.failed(found, fix, { evidence: [...evidence, ...observe({ answer: answer.detail })] })];
  }
  const issued = answer.value.tenantId;
  return [
    token.ok('There is one.', { evidence }),
    ...(issued === undefined
      ? []
      : [
          issued.toLowerCase() === tenantId.toLowerCase()
            ? tenant.ok(`It is of tenant ${issued}.`)
            : tenant.failed(
                `The token is of tenant ${issued}.`,
                `Set bot.tenantId to the tenant of the registration ${appId}.`,
              ),
        ]),
  ];
}

function judgeGate({ local, unsigned }: BotFacts): CheckResult {
  const details = { subject: local };
  if (unsigned.kind === 'unseen')
    return gate.notChecked(
      'by-hand',
      `Nothing answers at ${local}: ${unsigned.detail}.`,
      'Start the service on this machine (systemctl start latchkey) and run the doctor again.',
      details,
    );
  const about = { ...details, evidence: observe({ status: unsigned.value }) };
  if (unsigned.value === 401 || unsigned.value === 403) return gate.ok(`It answers ${unsigned.value}.`, about);
  return gate.failed(
    `It answers ${unsigned.value} instead of 401.`,
    `See what listens on that port (ss -ltnp): it is not Latchkey, or not this version. Otherwise change bot.port.`,
    about,
  );
}

const judgeOutside = ({ appId }: BotFacts): CheckResult =>
  outside.notChecked(
    'by-hand',
    'This machine cannot see itself from outside.',
    `Azure portal > the Azure Bot of ${appId} > Configuration: the messaging endpoint must be https://YOUR-PUBLIC-NAME/api/messages. From a machine outside, this must print 401: curl -s -o /dev/null -w "%{http_code}" -H "Content-Type: application/json" -d "{\\"type\\":\\"message\\"}" https://YOUR-PUBLIC-NAME/api/messages`,
  );
