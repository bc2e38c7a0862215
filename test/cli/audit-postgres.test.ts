import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { createSigner } from '../../src/adapters/checkpoints/create-signer.ts';
import { openPostgresStore } from '../../src/adapters/store/open-store.ts';
import { systemEnvironment } from '../../src/adapters/system/environment.ts';
import { sha256 } from '../../src/adapters/system/sha-256.ts';
import { auditExport } from '../../src/cli/audit-export.ts';
import { auditList } from '../../src/cli/audit-list.ts';
import { auditVerify } from '../../src/cli/audit-verify.ts';
import type { AuditTools } from '../../src/cli/audit-tools.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { readConfig, type Config } from '../../src/config.ts';
import { publishCheckpoint } from '../../src/intents/publish-checkpoint.ts';
import { createDirectoryPlace } from '../../src/adapters/checkpoints/directory-place.ts';
import { createAuditTools } from '../../src/wiring/audit-tools.ts';
import { numberedEvent, pemKey } from '../audit/honest-log.ts';
import { usePostgresServer } from '../postgres-server.ts';
import { describeWith } from '../services.ts';

const id = '00000000-0000-4000-8000-000000000001';
const folder = mkdtempSync(join(tmpdir(), 'latchkey-audit-postgres-'));
const checkpoints = join(folder, 'checkpoints');

describeWith('postgres', 'latchkey audit on a PostgreSQL database of the settings', () => {
  const server = usePostgresServer();
  const key = pemKey();
  let config: Config;
  beforeAll(async () => {
    const connectionString = await server.database('audit');
    const store = await openPostgresStore({ connectionString });
    await store.audit.append(Array.from({ length: 600 }, (_, n) => numberedEvent(n, { requestId: `R${n % 200}` })));
    await publishCheckpoint({
      ...store,
      signer: createSigner('contoso.com/latchkey', key),
      place: createDirectoryPlace(checkpoints),
      hasher: sha256,
      environment: systemEnvironment,
      pace: { events: 1, interval: 0 },
    });
    await store.close();
    config = configOf(connectionString, key.reveal());
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const printed: string[] = [];
  const terminal: Terminal = { out: (text) => void printed.push(text), error: (text) => void printed.push(text) };
  const real = createAuditTools(() => config);
  const onScreen = { write: async (text: string) => void printed.push(text), close: async () => undefined };
  const tools: AuditTools = {
    ...real,
    openSink: async (file) => (file === undefined ? onScreen : real.openSink(file)),
  };
  const takePrinted = () => printed.splice(0).join('\n');

  it('verifies it against the checkpoints and the key of the settings', async () => {
    expect(await auditVerify({}, tools, terminal)).toBe(0);
    expect(takePrinted()).toBe(
      'Good. Records that hold together: 602. Checkpoints that fit: 1. Records that no checkpoint covers: 1.',
    );
  });

  it('lists what the filters choose', async () => {
    expect(await auditList({ request: 'R7' }, undefined, tools, terminal)).toBe(0);
    expect(takePrinted().match(/R7\b/g)).toHaveLength(3);
  });

  it('exports all of it as a file that verifies by itself', async () => {
    const file = join(folder, 'log.jsonl');
    const publicKey = join(folder, 'key');
    writeFileSync(publicKey, await tools.verifierKey());
    expect(await auditExport({}, { format: 'jsonl', output: file }, tools, terminal)).toBe(0);
    printed.length = 0;

    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(603);
    expect(await auditVerify({ file, checkpoints, publicKey }, tools, terminal)).toBe(0);
    expect(takePrinted()).toContain('Good. Records that hold together: 602.');
  });

  it('betrays a record that the administrator of the database rewrote', async () => {
    await server.run('audit', 'alter table audit_event disable trigger all');
    await server.run(
      'audit',
      `update audit_event set body = replace(body, '"number":41', '"number":14') where seq = 42`,
    );

    expect(await auditVerify({}, tools, terminal)).toBe(1);
    expect(takePrinted()).toContain('changed: Record 42 was changed');
  });
});

function configOf(databaseUrl: string, auditKey: string): Config {
  const settings = {
    bot: { appId: id, tenantId: id, approvalsConversationId: '19:approvers@thread.tacv2' },
    ad: { servers: ['dc1.contoso.com'], baseDn: 'DC=contoso,DC=com', bindDn: 'CN=svc-latchkey,DC=contoso,DC=com' },
    graph: { credential: { kind: 'managed-identity' } },
    policy: { agentGroups: [id], approverGroups: [id] },
    store: { kind: 'postgres' },
    audit: { origin: 'contoso.com/latchkey', checkpoints },
  };
  const secrets = {
    LATCHKEY_AD_BIND_PASSWORD: 'one',
    LATCHKEY_BOT_CLIENT_SECRET: 'two',
    LATCHKEY_DATABASE_URL: databaseUrl,
    LATCHKEY_AUDIT_KEY: auditKey,
  };
  const result = readConfig(JSON.stringify(settings), secrets);
  if (!result.ok) throw new Error(result.problems.join('\n'));
  return result.config;
}
