/** Every object inside a value, itself included. */
export function objectsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(objectsIn)];
}

/** Every string inside a value. */
export function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

/** The strings Teams reads as Markdown: TextBlock text and fact values. */
export function markdownIn(card: unknown): readonly string[] {
  return objectsIn(card).flatMap((each) => {
    if (each['type'] === 'TextBlock') return [String(each['text'])];
    return 'title' in each && 'value' in each && !('type' in each) && typeof each['value'] === 'string'
      ? [each['value']]
      : [];
  });
}
