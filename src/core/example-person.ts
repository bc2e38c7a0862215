/** A made-up person, named as people are named here, for examples that can be typed as they stand. */
export interface ExamplePerson {
  readonly signInName: string;
  readonly account: string;
}

export const plainExample: ExamplePerson = { signInName: 'jdoe@contoso.com', account: 'CONTOSO\\jdoe' };

/** Follows the habits a sign-in name shows: `first.last@domain` or `flast@domain`. */
export function exampleLike(signInName: string): ExamplePerson {
  const at = signInName.lastIndexOf('@');
  if (at < 1) return plainExample;
  const local = signInName.slice(0, at).includes('.') ? 'jane.doe' : 'jdoe';
  return { signInName: local + signInName.slice(at), account: 'jdoe' };
}
