import { read, unavailable, type Reading } from '../../core/reading.ts';
import type { RawEntraTenant } from '../../ports/entra-directory.ts';
import type { Answers, Exchange } from './exchange.ts';
import { isBody, type GraphBody } from './graph-body.ts';
import { withQuery } from './odata.ts';
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
/** A tenant with more pages of domains than this is not read to the end, and then not at all. */
const mostPages = 20;

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

async function readAllPages(
  firstPage: Reading<GraphBody>,
  exchange: Exchange,
  bound: TimeBound,
): Promise<Reading<readonly GraphBody[]>> {
  const all: GraphBody[] = [];
  let page = firstPage;
  for (let count = 1; page.kind === 'read' && count <= mostPages; count += 1) {
    all.push(...valuesOf(page.value));
    const link = page.value['@odata.nextLink'];
    if (link === undefined) return read(all);
    const answers = await exchange({ page: { url: relativeLink(String(link)) } }, bound);
    page = answers('page');
  }
  return page.kind === 'unavailable' ? page : unavailable('graph.unknown');
}

/** A next link is absolute; a batch takes what follows the version. */
function relativeLink(link: string): string {
  const { pathname, search } = new URL(link);
  return `/${pathname.split('/').slice(2).join('/')}${search}`;
}

function valuesOf(body: GraphBody): readonly GraphBody[] {
  return Array.isArray(body['value']) ? body['value'].filter(isBody) : [];
}
