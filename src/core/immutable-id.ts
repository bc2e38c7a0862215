/**
 * Writes an objectGUID the way Entra Connect writes it into `onPremisesImmutableId`: base64 of the 16 bytes as AD
 * stores them, where the first three groups of the text form are little-endian. `undefined`: not a GUID.
 */
export function immutableIdOf(objectGUID: string): string | undefined {
  const hex = objectGUID.replaceAll(/[-{}]/g, '');
  if (!/^[0-9a-f]{32}$/i.test(hex)) return undefined;
  const bytes = textOrder.map((at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16));
  return btoa(String.fromCharCode(...bytes));
}

const textOrder = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
