import { generateKeyPairSync } from 'node:crypto';

import { createDirectoryPlace } from '../adapters/checkpoints/directory-place.ts';
import { createSigner } from '../adapters/checkpoints/create-signer.ts';
import { Secret } from '../core/secret.ts';
import type { AuditUpkeepSettings } from '../wiring/audit-upkeep.ts';

/** Signs the lab's transcript with a key that ends with the process. */
export function labAudit(directory: string): AuditUpkeepSettings {
  const { privateKey } = generateKeyPairSync('ed25519');
  const key = new Secret(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
  return {
    checkpoints: {
      signer: createSigner('lab.invalid/latchkey', key),
      places: [createDirectoryPlace(directory)],
      pace: { events: 100, interval: 60_000 },
    },
  };
}
