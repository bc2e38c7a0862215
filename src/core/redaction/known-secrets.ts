import { holdsTemporaryPassword } from '../temporary-password.ts';
import type { Piece } from './piece.ts';
import { isUnmistakable } from './value-shape.ts';

/** Secrets that show by themselves, without a word that announces them. */
export function isKnownSecret(piece: Piece, before: Piece | undefined): boolean {
  return (
    holdsTemporaryPassword(piece.text) ||
    holdsJsonWebToken(piece.text) ||
    holdsLongKey(piece.text) ||
    holdsUrlCredentials(piece.text) ||
    followsScheme(piece, before) ||
    isUnmistakable(piece.text)
  );
}

/** Three dotted parts, the first an encoded `{"`. Runs first, parts second: a search for the whole would be quadratic. */
function holdsJsonWebToken(text: string): boolean {
  return (text.match(/[\w.-]+/g) ?? []).some((run) => {
    const parts = run.split('.');
    return parts
      .slice(0, -2)
      .some((part, at) => part.includes('eyJ') && part.length > 8 && (parts[at + 1]?.length ?? 0) > 1);
  });
}

function holdsLongKey(text: string): boolean {
  return (text.match(/[A-Za-z0-9+/=_~-]{32,}/g) ?? []).some(
    (run) =>
      /^[0-9a-f]+$/i.test(run) || (run.length >= 40 && /[a-z]/.test(run) && /[A-Z]/.test(run) && /[0-9]/.test(run)),
  );
}

function holdsUrlCredentials(text: string): boolean {
  const scheme = text.indexOf('://');
  if (scheme < 0) return false;
  const authority = text.slice(scheme + 3).split(/[/?#]/, 1)[0] ?? '';
  const user = authority.slice(0, Math.max(authority.lastIndexOf('@'), 0));
  return user.includes(':');
}

/** `Authorization: Bearer ...`. */
function followsScheme({ text }: Piece, before: Piece | undefined): boolean {
  if (before?.word !== 'bearer' && before?.word !== 'basic') return false;
  return text.length >= 8 && /[0-9=]/.test(text);
}
