import type { Situation } from '../situation.ts';
import type { Cause } from './cause.ts';
import { fromAd, fromEntra, fromSignIn } from './evidence.ts';
import type { Blocks, Evidence } from './finding.ts';
import { graphUser } from './references.ts';

/** Rule 14. What may stand beside `healthy`; everything else excludes it. */
export const besideHealthy: readonly Blocks[] = ['caveat', 'info'];

/** Detected only when no cause that blocks, interrupts or is unknown holds: `diagnose` sees to that. */
export const healthy: Cause = {
  code: 'healthy',
  rank: 1,
  blocks: 'ok',
  title: 'Nothing stands in the way',
  meaning: 'Everything asked for could be read, and nothing was found that stops a sign-in. Caveats may follow.',
  when: 'No cause that blocks, interrupts or is unknown holds on either side.',
  detect: (s) => [...adState(s), ...entraState(s), ...unexplained(s)],
  remedies: [
    { who: 'agent', where: 'on the phone', action: 'Ask what exactly the page or the PC says, and for its number.' },
  ],
  reference: graphUser('Properties'),
};

function adState({ ad, passwordSet }: Situation): readonly Evidence[] {
  return ad === undefined
    ? []
    : [fromAd('account', 'enabled, not locked, not expired'), fromAd('pwdLastSet', passwordSet ?? ad.pwdLastSet)];
}

function entraState({ entra }: Situation): readonly Evidence[] {
  return entra === undefined ? [] : [fromEntra('accountEnabled', entra.accountEnabled)];
}

/** A failure whose number has no cause of its own is shown, so that nobody reads "healthy" as "no failure". */
function unexplained({ failures }: Situation): readonly Evidence[] {
  return failures.slice(0, 1).map(fromSignIn);
}
