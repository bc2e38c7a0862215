import { createHmac, createPrivateKey, hkdfSync, timingSafeEqual } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { ChangeRequest } from '../../core/change-request.ts';
import { Secret } from '../../core/secret.ts';
import type { RequestStore } from '../../ports/request-store.ts';

/**
 * The key that marks requests as Latchkey's own, made from the one that signs the transcript, so that whoever can write
 * to the database and has no key cannot write an approval either.
 *
 * @throws TypeError or Error of `node:crypto` when it is no private key in PEM.
 */
export function requestKeyFrom(signingKey: Secret): Secret {
  const privateKey = createPrivateKey(signingKey.reveal()).export({ format: 'der', type: 'pkcs8' });
  return new Secret(Buffer.from(hkdfSync('sha256', privateKey, '', 'latchkey change request', 32)).toString('hex'));
}

/**
 * The store with every request bearing a proof (HMAC-SHA-256 over its RFC 8785 canonical JSON) that only a holder of the
 * key can make. A request without the right one is treated as not there: it was written by another hand, or under
 * another key. An older state of a request that is put back by hand bears the right one, and is not recognised.
 */
export function withAuthenticRequests(
  requests: RequestStore,
  key: Secret,
  onForged: (requestId: string) => void,
): RequestStore {
  const proofOf = (request: ChangeRequest) =>
    createHmac('sha256', Buffer.from(key.reveal(), 'hex'))
      .update(canonicalize(request) ?? '')
      .digest();
  const marked = (request: ChangeRequest): ChangeRequest => {
    const { proof: _, ...plain } = JSON.parse(JSON.stringify(request)) as ChangeRequest;
    return { ...plain, proof: proofOf(plain).toString('hex') };
  };
  const own = (stored: ChangeRequest | undefined): ChangeRequest | undefined => {
    if (stored === undefined) return undefined;
    const { proof, ...plain } = stored;
    const expected = proofOf(plain);
    const given = Buffer.from(proof ?? '', 'hex');
    if (given.length === expected.length && timingSafeEqual(given, expected)) return plain;
    onForged(stored.id);
    return undefined;
  };
  return {
    create: (request, events) => requests.create(marked(request), events),
    get: async (id) => own(await requests.get(id)),
    move: async (next, events) => {
      const result = await requests.move(marked(next), events);
      return result.kind === 'lost' ? { kind: 'lost', current: own(result.current) } : result;
    },
    list: async (filter, limit) => (await requests.list(filter, limit)).flatMap((one) => own(one) ?? []),
  };
}
