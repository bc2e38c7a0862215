import type { Store } from '../adapters/store/store.ts';
import type { Dependency } from '../bot/readiness.ts';
import type { AdDirectory } from '../ports/ad-directory.ts';
import type { EntraDirectory } from '../ports/entra-directory.ts';

interface Parts {
  readonly store: Pick<Store, 'ready'>;
  readonly ad: AdDirectory;
  readonly entra: EntraDirectory;
}

/** What `/readyz` asks. Without its store the bot refuses everything; without a directory it still answers. */
export const dependenciesOf = ({ store, ad, entra }: Parts): readonly Dependency[] => [
  { name: 'store', needed: true, isUp: () => store.ready() },
  { name: 'active-directory', needed: false, isUp: async () => (await ad.ping()).kind === 'read' },
  { name: 'entra-id', needed: false, isUp: async () => (await entra.tenant()).kind === 'read' },
];
