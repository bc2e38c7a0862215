/** Mail to the owner of an account, at the addresses that Entra ID has for it at that moment. */
export interface OwnerMail {
  /** Never throws. `failed`: not known to have gone out, and worth another try. `no-address`: Entra ID has none. */
  send(entraObjectId: string, message: MailMessage): Promise<MailResult>;
}

export interface MailMessage {
  /** One line. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export type MailResult =
  { readonly kind: 'accepted' } | { readonly kind: 'no-address' } | { readonly kind: 'failed'; readonly code: string };
