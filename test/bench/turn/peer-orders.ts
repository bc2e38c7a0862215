/** Deliver these activities, so many at once, and say how long it took. */
export interface PeerOrder {
  readonly endpoint: string;
  readonly appId: string;
  /** As JSON. */
  readonly activities: readonly string[];
  readonly atOnce: number;
}

export type PeerAnswer =
  { readonly kind: 'ready'; readonly url: string; readonly issuer: string } | ({ readonly kind: 'done' } & PeerResult);

export interface PeerResult {
  /** Milliseconds from the first activity to the last answer. */
  readonly total: number;
  /** Of each turn. */
  readonly milliseconds: readonly number[];
  /** The response to the last activity, to see that the turn was a real one. */
  readonly lastBody: string;
  /** What the bot sent meanwhile. */
  readonly posted: number;
  readonly updated: number;
  readonly typing: number;
}
