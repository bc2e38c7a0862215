export type NoticeLanguage = 'en' | 'de' | 'fr' | 'es';

/** The sentences of the message to an account's owner. Each is one paragraph. */
export interface OwnerWords {
  readonly subject: string;
  readonly reset: (account: string, at: string) => string;
  readonly forced: string;
  readonly stays: string;
  readonly unlocked: string;
  readonly fine: string;
  /** Before the organisation's own words. */
  readonly notYou: string;
  readonly never: string;
  readonly request: (id: string) => string;
}

export const ownerWords: Readonly<Record<NoticeLanguage, OwnerWords>> = {
  en: {
    subject: 'Your password was reset',
    reset: (account, at) => `The helpdesk reset the password of your account ${account} on ${at}.`,
    forced: 'You are asked to choose a password of your own at the next sign-in.',
    stays: 'Please choose a password of your own soon.',
    unlocked: 'A lockout of the account was cleared as well.',
    fine: 'If you asked for this, there is nothing to do.',
    notYou: 'If you did NOT ask for this:',
    never: 'This message never contains a password, and nobody will ask you for yours.',
    request: (id) => `Request ${id}`,
  },
  de: {
    subject: 'Ihr Passwort wurde zurückgesetzt',
    reset: (account, at) => `Der Helpdesk hat das Passwort Ihres Kontos ${account} am ${at} zurückgesetzt.`,
    forced: 'Bei der nächsten Anmeldung werden Sie gebeten, ein eigenes Passwort zu wählen.',
    stays: 'Bitte wählen Sie bald ein eigenes Passwort.',
    unlocked: 'Außerdem wurde eine Sperre des Kontos aufgehoben.',
    fine: 'Wenn Sie darum gebeten haben, ist nichts zu tun.',
    notYou: 'Wenn Sie NICHT darum gebeten haben:',
    never: 'Diese Nachricht enthält nie ein Passwort, und niemand wird Sie nach Ihrem Passwort fragen.',
    request: (id) => `Vorgang ${id}`,
  },
  fr: {
    subject: 'Votre mot de passe a été réinitialisé',
    reset: (account, at) => `Le support a réinitialisé le mot de passe de votre compte ${account} le ${at}.`,
    forced: 'À la prochaine connexion, il vous sera demandé de choisir votre propre mot de passe.',
    stays: 'Veuillez choisir bientôt votre propre mot de passe.',
    unlocked: 'Un verrouillage du compte a aussi été levé.',
    fine: 'Si vous l’avez demandé, il n’y a rien à faire.',
    notYou: 'Si vous ne l’avez PAS demandé :',
    never: 'Ce message ne contient jamais de mot de passe, et personne ne vous demandera le vôtre.',
    request: (id) => `Demande ${id}`,
  },
  es: {
    subject: 'Se ha restablecido su contraseña',
    reset: (account, at) => `El servicio de asistencia restableció la contraseña de su cuenta ${account} el ${at}.`,
    forced: 'En el próximo inicio de sesión se le pedirá que elija una contraseña propia.',
    stays: 'Elija pronto una contraseña propia.',
    unlocked: 'También se ha levantado un bloqueo de la cuenta.',
    fine: 'Si usted lo pidió, no tiene que hacer nada.',
    notYou: 'Si usted NO lo pidió:',
    never: 'Este mensaje nunca contiene una contraseña, y nadie le pedirá la suya.',
    request: (id) => `Solicitud ${id}`,
  },
};
