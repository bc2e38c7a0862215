import { isCanonicalJson } from './canonical-json.ts';

/** Whether a text is an event and its salt, nothing else, in the only letters that RFC 8785 allows. */
export function isPayload(text: string): boolean {
  if (!isCanonicalJson(text)) return false;
  const value: unknown = JSON.parse(text);
  if (!isObject(value) || Object.keys(value).toString() !== 'event,salt') return false;
  return isObject(value['event']) && typeof value['salt'] === 'string';
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
