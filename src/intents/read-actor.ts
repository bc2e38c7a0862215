import type { Actor } from '../core/change-request.ts';
import type { AccountFacts } from '../core/facts.ts';
import { linkedIdsOf } from '../core/linked-identity.ts';
import { lookUp } from './look-up.ts';
import type { Context } from './turn.ts';

/** Somebody who acts, as the directories know this person now. `unknown`: gone, or one of the sides cannot be read. */
export type ReadActor =
  { readonly kind: 'known'; readonly actor: Actor; readonly facts: AccountFacts } | { readonly kind: 'unknown' };

export async function readActor(actor: Actor, { ports, settings, adLinks }: Context): Promise<ReadActor> {
  const { aadObjectId } = actor;
  const sources = { ...ports, ad: adLinks?.aheadFor(aadObjectId, ports.ad) ?? ports.ad };
  const found = await lookUp({ by: 'entra-id', value: aadObjectId }, sources, settings.profile);
  if (found.kind !== 'found') return { kind: 'unknown' };
  const { ad, entra } = found.facts;
  if (ad.kind === 'unavailable' || entra.kind !== 'read' || entra.value.deletedDateTime) return { kind: 'unknown' };
  return { kind: 'known', actor: { ...actor, linked: linkedIdsOf(found.facts) }, facts: found.facts };
}

/** The one who asked, with the ids noted when asking; read now where there are none. `unknown` as in `readActor`. */
export async function linkedRequester(requester: Actor, context: Context): Promise<Actor | 'unknown'> {
  if (requester.linked) return requester;
  const read = await readActor(requester, context);
  return read.kind === 'known' ? read.actor : 'unknown';
}
