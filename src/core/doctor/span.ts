const minute = 60_000;
const hour = 60 * minute;
export const day = 24 * hour;

/** A length of time for people: the largest unit that says at least two of it, or seconds. */
export function spanText(milliseconds: number): string {
  const length = Math.abs(milliseconds);
  if (length >= 2 * day) return `${Math.floor(length / day)} days`;
  if (length >= 2 * hour) return `${Math.floor(length / hour)} hours`;
  if (length >= 2 * minute) return `${Math.floor(length / minute)} minutes`;
  return `${Math.round(length / 1_000)} seconds`;
}

export const dateText = (date: Date): string => date.toISOString().slice(0, 10);
