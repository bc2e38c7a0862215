const unixEpochAsFileTime = 116_444_736_000_000_000n;

/** 2^63-1: what AD stores for "never". */
export const neverFileTime = '9223372036854775807';

/** 100-nanosecond steps since 1601, as the decimal string LDAP gives. */
export function toFileTime(at: Date): string {
  return (BigInt(at.getTime()) * 10_000n + unixEpochAsFileTime).toString();
}

/** LDAP generalised time, as in whenCreated and whenChanged. */
export function toGeneralisedTime(at: Date): string {
  return `${at.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}.0Z`;
}

/** A length of time as AD stores it in the domain root: negative 100-nanosecond steps. */
export function toInterval(milliseconds: number): string {
  return (-BigInt(milliseconds) * 10_000n).toString();
}
