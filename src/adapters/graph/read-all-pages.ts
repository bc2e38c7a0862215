import { read, unavailable, type Reading } from '../../core/reading.ts';
import type { Exchange } from './exchange.ts';
import { isBody, type GraphBody } from './graph-body.ts';
import type { TimeBound } from './time-bound.ts';

const mostPages = 20;

/** The items of a list from its first page on. Longer than twenty pages: not read to the end, and then not at all. */
export async function readAllPages(
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

export function valuesOf(body: GraphBody): readonly GraphBody[] {
  return Array.isArray(body['value']) ? body['value'].filter(isBody) : [];
}
