import { accessSync, constants } from 'node:fs';
import type { Config } from '../config.ts';

/** One sentence per file that the settings name and that cannot be read. */
export function unreadableFiles({ ad, audit, graph }: Config): readonly string[] {
  const { credential } = graph;
  const named = [
    ['ad.caFile', ad.caFile],
    [
      'graph.credential.certificatePath',
      credential.kind === 'client-certificate' ? credential.certificatePath : undefined,
    ],
    ...auditFiles(audit),
  ] as const;
  return named.flatMap(([setting, file]) =>
    file === undefined || isReadable(file) ? [] : [`${setting}: the file ${file} cannot be read`],
  );
}

type NamedFile = readonly [setting: string, file: string | undefined];

function auditFiles({ keyFile, forward, alsoPublish }: Config['audit']): readonly NamedFile[] {
  const servers = [
    { setting: 'audit.forward', server: forward },
    ...alsoPublish.map((server, index) => ({ setting: `audit.alsoPublish.${index}`, server })),
  ];
  return [
    ['audit.keyFile', keyFile],
    ...servers.flatMap(({ setting, server }): NamedFile[] =>
      server?.kind === 'syslog' || server?.kind === 'https'
        ? [
            [`${setting}.caFile`, server.caFile],
            [`${setting}.certificateFile`, server.certificateFile],
          ]
        : [],
    ),
  ];
}

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
