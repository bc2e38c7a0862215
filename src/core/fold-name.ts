/**
 * Brings a name to the form in which protected names are compared: compatibility forms resolved, accents, case and
 * everything invisible (soft hyphen, zero-width, bidirectional controls) and blank dropped. Deliberately coarse: two
 * names that look alike must meet here, and too many matches only mean a refusal.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}\p{Cc}\p{Z}\p{DI}]/gu, '')
    .toLowerCase();
}
