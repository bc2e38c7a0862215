import { accessSync, constants } from 'node:fs';
import type { Config } from '../config.ts';

/** One sentence per file that the settings name and that cannot be read. */
export function unreadableFiles({ ad, graph }: Config): readonly string[] {
  const { credential } = graph;
  const named = [
    ['ad.caFile', ad.caFile],
    [
      'graph.credential.certificatePath',
      credential.kind === 'client-certificate' ? credential.certificatePath : undefined,
    ],
  ] as const;
  return named.flatMap(([setting, file]) =>
    file === undefined || isReadable(file) ? [] : [`${setting}: the file ${file} cannot be read`],
  );
}

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
