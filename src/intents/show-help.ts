import type { Actor } from '../core/change-request.ts';
import { exampleLike } from '../core/example-person.ts';
import type { Outcome } from './outcome.ts';
import type { Context } from './turn.ts';

/** What Latchkey can do, with examples in the form of the person's own sign-in name where Entra ID gives it. */
export async function showHelp(actor: Actor, { ports }: Context): Promise<Outcome> {
  const found = await ports.entra.find({ by: 'entra-id', value: actor.aadObjectId }, 1);
  const name = found.kind === 'read' ? found.value.accounts[0]?.user['userPrincipalName'] : undefined;
  return typeof name === 'string' ? { kind: 'help', example: exampleLike(name) } : { kind: 'help' };
}

/** The same for a conversation in which nobody has spoken yet: in the form of the tenant's default domain. */
export async function showWelcome({ ports }: Context): Promise<Outcome> {
  const tenant = await ports.entra.tenant();
  const domain = tenant.kind === 'read' ? tenant.value.domains.find((one) => one['isDefault'] === true) : undefined;
  return domain ? { kind: 'help', example: exampleLike(`first.last@${String(domain['id'])}`) } : { kind: 'help' };
}
