import { toFileTime } from '../directory/file-time.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Moments relative to the start of the lab, so that "locked four minutes ago" is true whenever it is started. */
export interface Timeline {
  ago(milliseconds: number): Date;
  fileTimeAgo(milliseconds: number): string;
  isoAgo(milliseconds: number): string;
}

export function timelineFrom(start: Date): Timeline {
  const ago = (milliseconds: number): Date => new Date(start.getTime() - milliseconds);
  return {
    ago,
    fileTimeAgo: (milliseconds) => toFileTime(ago(milliseconds)),
    isoAgo: (milliseconds) => ago(milliseconds).toISOString(),
  };
}
