/** Ids that Latchkey gives to requests: ten digits and capitals without I, L, O and U. */
const ownId = /^[0-9A-HJKMNP-TV-Z]{10}$/i;

/**
 * The id of a request of Latchkey as it is kept, from how it is typed: after the word "request", or with `REQ-` in
 * front. `undefined`: it is none, so it may be a name, a word or somebody's ticket.
 */
export function requestIdIn(text: string, afterRequestWord: boolean): string | undefined {
  const [, prefix, id = ''] = /^(req-)?(.*)$/i.exec(text) ?? [];
  if (!ownId.test(id)) return undefined;
  const isWord = /^[a-z]+$/.test(id);
  const isTicket = /^\d+$/.test(id);
  const isMeant = prefix === undefined ? afterRequestWord && !isWord : !isTicket;
  return isMeant ? id.toUpperCase() : undefined;
}
