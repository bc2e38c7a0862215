import { defineCheck, observe, type CheckResult } from './check.ts';
import type { GraphSettingsFacts, TokenFacts } from './graph-facts.ts';
import { explainTokenRefusal } from './token-refusals.ts';
import type { Probed } from './probed.ts';

const token = defineCheck(
  'graph.token',
  'An access token for Microsoft Graph',
  'Without it nothing of Microsoft Entra ID can be read, groups included: nobody may use Latchkey then.',
);
const tenant = defineCheck(
  'graph.tenant',
  'That the token is of the tenant in the settings',
  'Reading another tenant would answer about other people.',
);

export function judgeToken(answer: Probed<TokenFacts>, settings: GraphSettingsFacts): readonly CheckResult[] {
  const { clientId, tenantId, credential, baseUrl } = settings;
  const evidence = observe({ credential, clientId, tenantId });
  if (answer.kind === 'unseen') {
    const place = { credential, setting: 'graph.credential', secret: 'LATCHKEY_GRAPH_CLIENT_SECRET' } as const;
    const { found, fix, unreachable } = explainTokenRefusal(answer, place);
    return [
      token.failed(found, fix, {
        evidence: [...evidence, ...observe({ answer: answer.detail })],
        ...(unreachable && { consequence: 'unreachable' }),
      }),
    ];
  }
  const gained = token.ok(`There is one for ${baseUrl}.`, { evidence });
  const { tenantId: issued } = answer.value;
  if (issued === undefined)
    return [
      gained,
      tenant.notChecked(
        'by-hand',
        'The token does not show its tenant.',
        'Compare graph.credential.tenantId with Entra admin center > Overview > Tenant ID.',
      ),
    ];
  const about = { evidence: observe({ token: issued, settings: tenantId }) };
  return [
    gained,
    issued.toLowerCase() === tenantId.toLowerCase()
      ? tenant.ok(`It is of tenant ${issued}.`, about)
      : tenant.failed(
          `The token is of tenant ${issued}, the settings say ${tenantId}.`,
          'Correct graph.credential.tenantId and bot.tenantId (Entra admin center > Overview > Tenant ID), or use the identity of the right tenant.',
          about,
        ),
  ];
}
