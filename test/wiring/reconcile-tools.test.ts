import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { readConfig, type Config } from '../../src/config.ts';
import { createReconcileTools } from '../../src/wiring/reconcile-tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-reconcile-tools-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function configWith(file: string): Config {
  const example = JSON.parse(readFileSync('docs/settings.example.json', 'utf8')) as object;
  const settings = JSON.stringify({ ...example, store: { file } });
  const read = readConfig(settings, { LATCHKEY_AD_BIND_PASSWORD: 'x', LATCHKEY_BOT_CLIENT_SECRET: 'x' });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config;
}

const done = {
  since: new Date('2026-11-21T08:00:00Z'),
  until: new Date('2026-11-21T20:00:00Z'),
  ous: ['OU=Staff,DC=contoso,DC=com'],
  accounts: 3,
  explained: { 'by-transcript': 1, 'demanded-change': 1, creation: 1 },
  found: { unexplained: 0, missing: 0, unknown: 0 },
  unreadable: [],
};

describe('the tools of audit reconcile', () => {
  it('record the comparison in the transcript, with who ran it and where', async () => {
    const file = join(folder, 'log.sqlite');
    const recorded = await createReconcileTools(() => configWith(file)).recordReconciliation(done);

    const store = await openStore({ file });
    const [event] = await store.audit.query({}, 1);
    await store.close();
    expect([recorded, event]).toMatchObject([
      true,
      { code: 'HB1006I', details: { by: expect.any(String), ous: done.ous, accounts: 3, unexplained: 0 } },
    ]);
  });

  it('say so when the database cannot be written, instead of failing after the work is done', async () => {
    const tools = createReconcileTools(() => configWith(join(folder, 'no', 'such', 'folder', '\0')));

    expect(await tools.recordReconciliation(done)).toBe(false);
  });

  it('need settings, because without them there is no Active Directory', () => {
    expect(() => createReconcileTools(() => undefined).openPasswordStates()).toThrow('There are no settings here');
  });
});
