/** A value of the example settings that nobody replaced. `sure`: it can be nothing else. */
export interface Placeholder {
  readonly setting: string;
  readonly value: string;
  readonly sure: boolean;
}

const certain: readonly RegExp[] = [
  /^00000000-0000-[04]000-[08]000-0{9}[0-9a-f]{3}$/i,
  /^S-1-5-21-1111111111-2222222222-3333333333-\d+$/,
  /^Name of the identity administrator$/i,
  /^19:(?:approvers|audit)@thread\.tacv2$/,
  /^(?:<[^<>]+>|\{\{[^{}]+\}\}|\$\{[^{}]+\}|change[-_ ]?me|replace[-_ ]?me|your[-_ ].*)$/i,
];

/** Microsoft's fictional companies and the domains that belong to nobody (RFC 2606). */
const likely = /\b(?:contoso|fabrikam)|\bexample\.(?:com|net|org)\b|\.example\b/i;

/** Looks through all values of the settings, however deep. */
export function findPlaceholders(settings: unknown, path: readonly string[] = []): readonly Placeholder[] {
  if (typeof settings === 'string') {
    const setting = path.join('.');
    if (certain.some((pattern) => pattern.test(settings.trim()))) return [{ setting, value: settings, sure: true }];
    return likely.test(settings) ? [{ setting, value: settings, sure: false }] : [];
  }
  if (typeof settings !== 'object' || settings === null) return [];
  return Object.entries(settings).flatMap(([name, value]) => findPlaceholders(value, [...path, name]));
}
