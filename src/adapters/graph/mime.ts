export interface MimeMessage {
  readonly from: string;
  /** Addresses that `isMailAddress` accepts; at least one. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Never in base64, whose `=` stand at the end. */
const boundary = '=_latchkey_=';

/**
 * A message in plain text and HTML (RFC 2046, multipart/alternative), marked as automatic (RFC 3834) so that nothing
 * answers it. Everything that is not fixed is encoded, so that no value can add a header or a part.
 */
export function mimeMessage({ from, to, subject, text, html }: MimeMessage): string {
  return [
    `From: ${from}`,
    `To: ${to.join(', ')}`,
    `Subject: ${encodedWords(subject)}`,
    'MIME-Version: 1.0',
    'Auto-Submitted: auto-generated',
    'X-Auto-Response-Suppress: All',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    ...part('text/plain', text),
    ...part('text/html', html),
    `--${boundary}--`,
    '',
  ].join('\r\n');
}

function part(type: string, content: string): readonly string[] {
  return [
    `--${boundary}`,
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    ...(base64(content.replaceAll(/\r?\n/g, '\r\n')).match(/.{1,76}/g) ?? []),
  ];
}

/** RFC 2047 allows 75 characters for each word; a character is never torn apart. */
function encodedWords(text: string): string {
  const words: string[] = [''];
  for (const character of text.toWellFormed()) {
    const word = (words.at(-1) ?? '') + character;
    if (Buffer.byteLength(word) <= longestWord) words[words.length - 1] = word;
    else words.push(character);
  }
  return words.map((word) => `=?utf-8?B?${base64(word)}?=`).join('\r\n ');
}

const longestWord = 45;

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

/** The plain form alone: no name, no quotes, no comment, nothing that could begin another header or address. */
export function isMailAddress(text: unknown): text is string {
  return (
    typeof text === 'string' &&
    text.length <= 254 &&
    /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i.test(text)
  );
}
