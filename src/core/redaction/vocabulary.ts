/** Words around which a secret is likely, folded (see `foldName`): English, German, French, Spanish. */
export const vocabulary = {
  /** "the password IS ...": the password itself follows, perhaps after a filler. */
  stating: setOf('is was are be ist war sei lautet est etait es era'),
  fillers: setOf('now still again just currently temporarily literally called jetzt nun wieder noch maintenant ahora'),
  /** "set it TO ...", only after a verb of setting: "send the password to jdoe2" names a person. */
  targeting: setOf('to auf'),
  setting: setOf(
    'set setting change changed changing make reset resetting update updated',
    'setze setz setzen gesetzt andere andern geandert stelle stellen gestellt',
  ),
  /** "use X as password", "nimm X als Kennwort". */
  choosing: setOf(
    'use uses using used try types typed enters entered nimm nehme verwende benutze utilise utiliser usa usar',
  ),
  /** "X is his password", "X als Kennwort". */
  linking: setOf('is was as ist war als est comme es como'),
  /** The word after one of these names a person, a place or a ticket, never a secret. */
  naming: setOf(
    'for of from by on in at with user account ticket fur von bei vom im benutzer konto',
    'de pour du d dans utilisateur compte para del en usuario cuenta a',
  ),
  /** "his password X": whose it is has been said, so what follows is the password. */
  owning: setOf('his her their my old temp temporary initial sein ihr mein son mon su mi'),
  /** "the passwords of these users: jdoe2, asmith". */
  listing: setOf('users people accounts following benutzer leute konten utilisateurs comptes usuarios cuentas'),
  articles: setOf('the a das den ein le la un el una'),
  /** "reset password: jdoe" names whom; "password: sunshine" names the secret. */
  commanding: setOf(
    'reset change unlock sync check diagnose forgot forgotten lost expired',
    'zurucksetzen andern vergessen reinitialiser changer restablecer cambiar',
  ),
  /** What is said about a password: "password: expired". */
  describing: setOf(
    'expired expires reset locked forgotten forgot lost unknown incorrect wrong invalid old not no none never does',
    'doesnt is was has can cant cannot will please needs must should change changed policy problem issue user',
    'abgelaufen vergessen falsch gesperrt nicht kein keine bitte lauft ist geht zurucksetzen',
    'expire oublie incorrect bloque ne pas est caducada olvidada bloqueada no es',
  ),
};

/** May also end a longer word: `Initialpasswort`, `new_password`, `client_secret`. */
const longSecretWords = [
  'password',
  'passwords',
  'passwd',
  'passcode',
  'passphrase',
  'passwort',
  'kennwort',
  'motdepasse',
  'contrasena',
  'secret',
  'token',
  'apikey',
];

/** Too short to be looked for inside other words. */
const shortSecretWords = setOf('pass passe pwd pw mdp clave pin key');

/** Whether a folded word announces a secret. */
export function isSecretWord(word: string): boolean {
  if (word.length > 40) return false;
  const last = word.split(/[_.\-/]/).at(-1) ?? '';
  return shortSecretWords.has(last) || longSecretWords.some((long) => last.endsWith(long));
}

function setOf(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')));
}
