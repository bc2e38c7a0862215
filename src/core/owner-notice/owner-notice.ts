import type { ChangeRequest } from '../change-request.ts';
import { printable } from '../redact.ts';
import { ownerWords, type NoticeLanguage } from './owner-words.ts';

/** How owners are told, from settings. */
export interface OwnerNoticeSettings {
  readonly language: NoticeLanguage;
  /** What to do and whom to call when it was not the owner who asked; the organisation's own words. */
  readonly contact: string;
}

export interface OwnerNotice {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * What the owner of an account is told about a reset (NIST SP 800-63B: notify the subscriber). It holds no password and
 * names nobody of the helpdesk: it may be read by whoever has the account at that moment.
 */
export function ownerNotice(request: ChangeRequest, settings: OwnerNoticeSettings): OwnerNotice {
  const words = ownerWords[settings.language];
  const paragraphs = [
    [
      words.reset(printable(accountOf(request)), utcTime(request.outcome?.at ?? request.createdAt)),
      ...changed(request, settings),
    ].join(' '),
    words.fine,
    `${words.notYou} ${printable(settings.contact)}`,
    words.never,
    words.request(printable(request.id)),
  ];
  return {
    subject: words.subject,
    text: `${paragraphs.join('\n\n')}\n`,
    html: `<html lang="${settings.language}"><body>${paragraphs.map((each) => `<p>${escapeHtml(each)}</p>`).join('')}</body></html>`,
  };
}

function changed({ change }: ChangeRequest, { language }: OwnerNoticeSettings): readonly string[] {
  if (change.kind !== 'reset') return [];
  const words = ownerWords[language];
  return [change.forceChange ? words.forced : words.stays, ...(change.unlock ? [words.unlocked] : [])];
}

const accountOf = ({ subject }: ChangeRequest): string =>
  subject.userPrincipalName ?? subject.sAMAccountName ?? subject.displayName;

/** As `2026-11-21 10:04 UTC`: the reader may be anywhere. */
const utcTime = (instant: string): string => `${instant.slice(0, 16).replace('T', ' ')} UTC`;

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
