import type { Finding } from '../findings/finding.ts';

/** What Latchkey says about a request without being asked, in a message of its own. */
export interface Notice {
  /** One line. */
  readonly title: string;
  readonly tone: 'good' | 'warning' | 'attention';
  /** What happened, what was and was not changed, what to do next. */
  readonly sentences: readonly string[];
  /** The causes it rests on, with what to do about each. */
  readonly findings: readonly Finding[];
}
