import type { Outcome } from '../../src/intents/outcome.ts';
import { entraIdOf } from '../../src/lab/personas/ordinary-user.ts';
import { personas } from '../../src/lab/personas/personas.ts';
import type { Desk } from './desk.ts';

/** The one persona who is in Entra ID alone. */
export const willa = 'willa.chen@northwind.example';
export const willaId: string = personas
  .filter(({ home }) => home === 'cloud-only')
  .map(entraIdOf)
  .join();

/** Every change that reached Graph, inside a batch or by itself. */
export const changesIn = ({ graph }: Desk): readonly string[] =>
  graph.requests.filter(({ method }) => method !== 'GET' && method !== 'POST').map(({ url }) => url);

/** The codes of a refusal, or what came instead of one. */
export const codesOf = (outcome: Outcome): readonly string[] | string =>
  outcome.kind === 'refused' ? outcome.because.map(({ code }) => code) : outcome.kind;

/** The password that was shown, or what came instead of it. */
export const secretIn = (outcome: Outcome): string =>
  outcome.kind === 'revealed' ? outcome.secret.reveal() : outcome.kind;
