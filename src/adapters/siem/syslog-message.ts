import { hostname } from 'node:os';

/** RFC 5424, table 1: log audit. */
const facility = 13;
/** RFC 5424, table 2. */
const severities = { I: 6, W: 4, E: 3 } as const;
/** RFC 5424, 6.4: so begins a message in UTF-8. */
const byteOrderMark = '\uFEFF';

export interface SyslogMessage {
  /** ISO 8601 UTC with three decimals. */
  readonly at: string;
  /** `HB` + four digits + I, W or E, which gives the severity. */
  readonly code: string;
  readonly text: string;
}

/**
 * Writes a message as RFC 5424 and frames it by its length (RFC 5425, 4.3), so that nothing in it can end it early. It
 * has no structured data: all that a receiver needs is in the text.
 */
export function syslogFrame({ at, code, text }: SyslogMessage): Buffer {
  const severity = severities[code.slice(-1) as keyof typeof severities] ?? severities.E;
  const header = `<${facility * 8 + severity}>1 ${at} ${ownName()} latchkey - ${printable(code, 32)} -`;
  const message = Buffer.from(`${header} ${byteOrderMark}${text}`);
  return Buffer.concat([Buffer.from(`${message.length} `), message]);
}

const ownName = () => printable(hostname(), 255);

/** RFC 5424, 6: a field of the header holds printable ASCII without blanks, and a dash when there is nothing to say. */
const printable = (text: string, most: number): string => text.replace(/[^\x21-\x7e]/g, '').slice(0, most) || '-';
