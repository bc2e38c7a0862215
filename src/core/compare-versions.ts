/** Negative when `a` is older, by number and component: 2.4.9.0 is older than 2.4.18.0. Undefined: no version. */
export function compareVersions(a: string, b: string): number | undefined {
  if (!isVersion(a) || !isVersion(b)) return undefined;
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  const length = Math.max(left.length, right.length);
  for (let at = 0; at < length; at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const isVersion = (text: string): boolean => /^\d{1,9}(\.\d{1,9}){0,5}$/.test(text);
