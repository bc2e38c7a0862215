import { stat } from 'node:fs/promises';

import type { ChangeSwitch } from '../../ports/change-switch.ts';

/** Stops changes while there is anything at `path`, and while nobody can say (no right to look, a failing disk). */
export function createFileChangeSwitch(path: string): ChangeSwitch {
  return {
    areChangesStopped: async () => {
      try {
        await stat(path);
        return true;
      } catch (error) {
        return !(error instanceof Error && 'code' in error && error.code === 'ENOENT');
      }
    },
  };
}

/** Where no file is set, there is no switch to throw. */
export const changesAllowed: ChangeSwitch = { areChangesStopped: () => Promise.resolve(false) };
