import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Attribute, Change, Client } from 'ldapts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAdDirectory } from '../../src/adapters/ldap/ad-directory.ts';
import { createPasswordStates } from '../../src/adapters/ldap/password-states.ts';
import { openStore } from '../../src/adapters/store/open-store.ts';
import type { Store } from '../../src/adapters/store/store.ts';
import { auditReconcile, type ReconcileOptions } from '../../src/cli/audit-reconcile.ts';
import type { AuditEvent } from '../../src/core/audit-event.ts';
import { complete } from '../../src/core/approval.ts';
import { changeAttempted, changeCompleted } from '../../src/core/audit.ts';
import { readAdAccount } from '../../src/core/snapshot/read-ad-account.ts';
import { Secret } from '../../src/core/secret.ts';
import type { AdDirectory } from '../../src/ports/ad-directory.ts';
import { createAuditTools } from '../../src/wiring/audit-tools.ts';
import { sampleRequest, sampleSubject } from '../adapters/store/samples.ts';
import { describeWith } from '../services.ts';
import { baseDn, seededPassword, startSambaDc, type SambaDc } from './samba.ts';

const staff = `OU=Staff,${baseDn}`;
const newPassword = 'Lab-Passw0rd-Second-2';

describeWith('samba', 'latchkey audit reconcile with a real Active Directory', () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-reconcile-'));
  const database = join(folder, 'log.sqlite');
  const ids: Record<string, string> = {};
  let dc: SambaDc;
  let latchkey: AdDirectory;
  let administrator: Client;
  let store: Store;

  beforeAll(async () => {
    dc = await startSambaDc();
    latchkey = createAdDirectory(dc.options());
    store = await openStore({ file: database });
    administrator = await boundAs(`CN=Administrator,CN=Users,${baseDn}`);
    for (const name of ['alice', 'bob', 'plain', 'forced', 'weak', 'victim', 'muted', 'lockedout'])
      ids[name] = await idOf(name);
    await resetThroughLatchkey('alice');
    await resetThroughLatchkey('weak');
    await resetThroughLatchkey('victim');
    await resetThroughLatchkey('muted');
    await administrator.modify(`CN=Bob Baker,${staff}`, [replace('unicodePwd', utf16(newPassword))]);
    await administrator.modify(`CN=forced,${staff}`, [
      replace('unicodePwd', utf16(newPassword)),
      replace('pwdLastSet', '0'),
    ]);
    await administrator.modify(`CN=muted,${staff}`, [replace('unicodePwd', utf16('Lab-Passw0rd-Third-3'))]);
    await changeOwnPassword('expiring');
    await administrator.modifyDN(`CN=weak,${staff}`, `CN=weak,OU=Service,${baseDn}`);
    await administrator.del(`CN=victim,${staff}`);
    await store.audit.append(await forgedOutcome('plain'));
  }, 90_000);
  afterAll(async () => {
    await administrator?.unbind();
    await latchkey?.close();
    await store?.close();
    await dc?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  async function boundAs(name: string, password = seededPassword): Promise<Client> {
    const { ca, serverName } = dc.options();
    const client = new Client({ url: `ldaps://${dc.ip}`, timeout: 10_000, tlsOptions: { ca, servername: serverName } });
    await client.bind(name, password);
    return client;
  }

  async function idOf(name: string): Promise<string> {
    const found = await latchkey.find({ by: 'account', value: name }, 1);
    return String(readAdAccount(found.kind === 'read' ? (found.value.accounts[0] ?? {}) : {}).objectGUID);
  }

  const requestFor = (name: string) => {
    const { requester, fingerprint, createdAt, expiresAt } = sampleRequest();
    const objectGUID = ids[name] ?? '';
    const about = { ...sampleSubject, objectGUID, userPrincipalName: `${name}@lab.test` };
    const change = { kind: 'reset', forceChange: false, unlock: false } as const;
    return {
      id: `REQ-${name}`,
      version: 1,
      state: 'performing',
      change,
      requester,
      subject: about,
      fingerprint,
      decisions: [],
      createdAt,
      expiresAt,
      reveals: 0,
      cards: {},
    } as const;
  };

  const turn = () => ({ correlationId: 'turn', now: new Date() });

  /** The change as the use cases make it: the attempt is recorded, AD is changed, the outcome is recorded. */
  async function resetThroughLatchkey(name: string): Promise<void> {
    const request = requestFor(name);
    await store.audit.append([changeAttempted(turn(), request)]);
    const { forceChange, unlock } = request.change;
    const asked = { objectGUID: request.subject.objectGUID, newPassword: new Secret(newPassword), forceChange, unlock };
    const result = await latchkey.resetPassword(asked);
    const move = complete(request, result, new Date());
    if (move.kind === 'refused') throw new Error(move.text);
    await store.audit.append([changeCompleted(turn(), move.next, result)]);
  }

  async function forgedOutcome(name: string): Promise<readonly AuditEvent[]> {
    const request = requestFor(name);
    const trace = { ldapCode: 0, uSNChanged: '9999', passwordVersion: 2, passwordWrittenAt: new Date().toISOString() };
    const result = { kind: 'done', server: 'dc1.lab.test', trace } as const;
    return [changeAttempted(turn(), request), changeCompleted(turn(), { ...request, state: 'performed' }, result)];
  }

  async function changeOwnPassword(name: string): Promise<void> {
    const owner = await boundAs(`${name}@lab.test`);
    await owner.modify(`CN=${name},${staff}`, [
      new Change({ operation: 'delete', modification: attribute('unicodePwd', utf16(seededPassword)) }),
      new Change({ operation: 'add', modification: attribute('unicodePwd', utf16(newPassword)) }),
    ]);
    await owner.unbind();
  }

  async function reconcile(options: ReconcileOptions, changes = {}) {
    const printed = { out: '', error: '' };
    const tools = {
      ...createAuditTools(() => undefined),
      openPasswordStates: () => ({ states: createPasswordStates(dc.options(changes)), delegatedOus: [staff] }),
      openSink: async () => ({
        write: async (text: string) => void (printed.out += text),
        close: async () => undefined,
      }),
    };
    const terminal = {
      out: (text: string) => void (printed.out += text),
      error: (text: string) => void (printed.error += text),
    };
    const status = await auditReconcile({ database, ...options }, tools, terminal);
    const lines =
      options.json === true
        ? printed.out
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line))
        : [];
    return { status, ...printed, lines };
  }

  it('explains a reset through Latchkey, and lists what others did, what is forged and what nobody can tell', async () => {
    const { status, lines } = await reconcile({ json: true });

    const differences = lines
      .slice(0, -1)
      .map(({ kind, name, by, because, changes, requestId }) => ({ kind, name, by, because, changes, requestId }));
    expect(differences.sort((one, other) => one.name.localeCompare(other.name))).toEqual([
      { kind: 'unexplained', name: 'bob@lab.test', by: 'anybody' },
      { kind: 'unexplained', name: 'expiring@lab.test', by: 'anybody' },
      { kind: 'unexplained', name: 'forced@lab.test', by: 'administrator' },
      { kind: 'unexplained', name: 'muted@lab.test', by: 'anybody', changes: 1 },
      { kind: 'missing', name: 'plain@lab.test', requestId: 'REQ-plain' },
      { kind: 'unknown', name: 'victim@lab.test', because: 'deleted', requestId: 'REQ-victim' },
    ]);
    expect(lines.at(-1)).toMatchObject({ kind: 'summary', explained: { 'by-transcript': 1 }, unreadable: [] });
    expect(status).toBe(1);
  });

  it('finds the change of an account that was moved away by its id, so that it is explained all the same', async () => {
    const { out } = await reconcile({});

    expect(out).not.toContain('weak@lab.test');
  });

  it('agrees with itself where nobody but Latchkey changed anything: exit status 0', async () => {
    const { status, lines } = await reconcile({
      json: true,
      ou: [`CN=Alice Abel,${staff}`],
      since: '2020-01-01T00:00:00Z',
      until: '2020-01-02T00:00:00Z',
    });

    expect(lines).toMatchObject([{ kind: 'summary', accounts: 1, found: { unexplained: 0, missing: 0, unknown: 0 } }]);
    expect(status).toBe(0);
  });

  it('reads an OU of any size page by page, every account once', async () => {
    const states = createPasswordStates(dc.options(), 7);
    const names: string[] = [];
    let pages = 0;
    for await (const page of states.below(staff)) {
      pages += 1;
      if (page.kind === 'read') names.push(...page.value.map(({ name }) => name));
    }
    await states.close();

    expect(pages).toBeGreaterThan(3);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(['alice@lab.test', 'bob@lab.test', 'mustchange@lab.test']));
    expect(names).not.toContain('gmsa-web$');
  });

  it.each([
    ['an OU that is not there', { ou: [`OU=Nowhere,${baseDn}`] }, {}],
    ['a wrong password of the service account', {}, { bindPassword: new Secret('Wrong-Passw0rd-0') }],
  ])('ends with exit status 3 for %s and says that nothing is known', async (_why, options, changes) => {
    const { status, out } = await reconcile(options, changes);

    expect(status).toBe(3);
    expect(out).toContain('COULD NOT BE READ');
  });
});

const utf16 = (password: string): Buffer => Buffer.from(`"${password}"`, 'utf16le');
const attribute = (type: string, value: string | Buffer) => new Attribute({ type, values: [value] as string[] });
const replace = (type: string, value: string | Buffer) =>
  new Change({ operation: 'replace', modification: attribute(type, value) });
