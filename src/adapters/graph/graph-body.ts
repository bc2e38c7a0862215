/** A JSON object of Graph: an entity, a page of a collection, an error. */
export type GraphBody = Readonly<Record<string, unknown>>;

export function isBody(value: unknown): value is GraphBody {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
