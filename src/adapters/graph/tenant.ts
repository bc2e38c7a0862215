import { read, unavailable, type Reading } from '../../core/reading.ts';
import type { RawEntraTenant } from '../../ports/entra-directory.ts';
import type { Answers, Exchange } from './exchange.ts';
import type { GraphBody } from './graph-body.ts';
import { withQuery } from './odata.ts';
import { readAllPages, valuesOf } from './read-all-pages.ts';
import type { TimeBound } from './time-bound.ts';

const organizationProperties = ['id', 'onPremisesSyncEnabled', 'onPremisesLastSyncDateTime'];
const domainProperties = [
  'id',
  'authenticationType',
  'isVerified',
  'isDefault',
  'passwordValidityPeriodInDays',
  'passwordNotificationWindowInDays',
];
/**
 * Reads organisation and domains. The date of the last password synchronisation exists in the beta version only; when
 * it cannot be read, just that date is missing. Needs Organization.Read.All and Domain.Read.All.
 */
export async function readTenant(exchange: Exchange, bound: TimeBound): Promise<Reading<RawEntraTenant>> {
  const [stable, beta] = await Promise.all([
    exchange(
      {
        organization: { url: withQuery('/organization', { select: organizationProperties }) },
        domains: { url: withQuery('/domains', { select: domainProperties }) },
      },
      bound,
    ),
    exchange(
      { passwordSync: { url: withQuery('/organization', { select: ['onPremisesLastPasswordSyncDateTime'] }) } },
      bound,
      'beta',
    ),
  ]);
  const organization = firstOf(stable, 'organization');
  if (organization.kind !== 'read') return organization;
  const domains = await readAllPages(stable('domains'), exchange, bound);
  if (domains.kind !== 'read') return domains;
  return read({
    organization: { ...organization.value, ...passwordSyncOf(firstOf(beta, 'passwordSync')) },
    domains: domains.value,
  });
}

function passwordSyncOf(answer: Reading<GraphBody>): GraphBody {
  const name = 'onPremisesLastPasswordSyncDateTime';
  return answer.kind === 'read' && name in answer.value ? { [name]: answer.value[name] } : {};
}

function firstOf(answers: Answers, name: string): Reading<GraphBody> {
  const answer = answers(name);
  if (answer.kind !== 'read') return answer.kind === 'absent' ? unavailable('graph.unknown') : answer;
  const [first] = valuesOf(answer.value);
  return first ? read(first) : unavailable('graph.unknown');
}
