import type { ChangeRequest } from '../change-request.ts';
import { homeNames, homeOf } from '../subject.ts';
import type { Finding } from '../findings/finding.ts';
import type { News, NewsKind } from './follow-state.ts';
import type { Notice } from './notice.ts';

/** The message for the requester about what became of the change. */
export function newsNotice(request: ChangeRequest, { kind, headline }: News, findings: readonly Finding[]): Notice {
  const { title, tone, next } = words[kind];
  return { title, tone, sentences: [headline, next(request)].filter((sentence) => sentence !== ''), findings };
}

/** The same in a few words, for the cards of the request. */
export function newsWords(kind: NewsKind): Pick<Notice, 'title' | 'tone'> {
  return words[kind];
}

const made = ({ subject }: ChangeRequest): string => `The reset itself was made in ${homeNames[homeOf(subject)]}.`;

interface Words {
  readonly title: string;
  readonly tone: Notice['tone'];
  readonly next: (request: ChangeRequest) => string;
}

const stillWatched = 'Latchkey goes on watching and tells you when it arrives.';

const words: Readonly<Record<NewsKind, Words>> = {
  arrived: {
    title: 'The cloud has the password',
    tone: 'good',
    next: () => 'Mail and Teams take the same password as Active Directory.',
  },
  'nothing-to-wait-for': {
    title: 'Nothing has to reach the cloud',
    tone: 'good',
    next: () => 'The change was made; there is nothing to wait for.',
  },
  gone: {
    title: 'The account is gone',
    tone: 'attention',
    next: () => 'The change was made, and the account was deleted or moved out of sight afterwards.',
  },
  withheld: {
    title: 'The cloud does not get this password',
    tone: 'attention',
    next: (request) => `${made(request)} Waiting alone brings no password to the cloud. ${stillWatched}`,
  },
  stopped: {
    title: 'The password cannot reach the cloud',
    tone: 'attention',
    next: (request) => `${made(request)} Password synchronisation must be switched on first. ${stillWatched}`,
  },
  diverged: {
    title: 'Two different passwords exist',
    tone: 'attention',
    next: () => 'The reset was made in Active Directory, and the cloud has another password.',
  },
  late: {
    title: 'The password has not reached the cloud',
    tone: 'attention',
    next: (request) => `${made(request)} Mail and Teams do not take the new password yet. ${stillWatched}`,
  },
  undecided: {
    title: 'It cannot be told whether the cloud has the password',
    tone: 'warning',
    next: (request) => `${made(request)} ${stillWatched}`,
  },
  unreadable: {
    title: 'It could not be checked whether the cloud has the password',
    tone: 'warning',
    next: (request) => `${made(request)} ${stillWatched}`,
  },
  'locked-again': {
    title: 'The account is locked again',
    tone: 'attention',
    next: () =>
      'The unlock was made before that. Find the device or program that still has the old password, then unlock again.',
  },
};
