import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createAuditTools } from '../../src/wiring/audit-tools.ts';
import { runCli, type CliTools } from '../../src/cli/run-cli.ts';
import { numberedEvent, openLog } from '../audit/honest-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-cli-'));
const inFolder = (name: string) => join(folder, name);
const database = inFolder('log.sqlite');
const key = inFolder('key');
let checkpoints = '';

const benAndZoe = {
  actor: { aadObjectId: 'BBBBBBBB-0000-4000-8000-00000000000b', tenantId: 't', name: 'Ben Approver' },
  subject: { objectGUID: '0d6b0f4e-0000-4000-8000-000000000002', displayName: '<b>Zoë</b> & "Co"' },
};

beforeAll(async () => {
  const log = await openLog(database);
  checkpoints = log.directory;
  await log.store.audit.append([
    numberedEvent(1),
    numberedEvent(2, { requestId: 'OTHER', at: '2026-11-22T10:00:00.000Z' }),
  ]);
  await log.store.audit.append([
    numberedEvent(3, {
      ...benAndZoe,
      requestId: 'ZOE',
      code: 'HB3004E',
      name: 'change_failed',
      details: { change: 'reset', because: 'ldap.busy', reason: '=HYPERLINK("x")\u202e</script>' },
    }),
  ]);
  await log.makeCheckpoint();
  await log.store.audit.append([numberedEvent(4, { requestId: 'NEW' })]);
  await log.store.close();
  writeFileSync(key, `${log.signer.verifierKey}\n`);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(checkpoints, { recursive: true, force: true });
});

/** Runs a command as the process would, without settings; `out` is all that it prints. */
async function latchkey(...argv: string[]) {
  const printed = { out: '', error: '' };
  const notAsked = () => Promise.reject(new Error('The audit commands do not need this.'));
  const audit = createAuditTools(() => undefined);
  const tools: CliTools = {
    terminal: {
      out: (text) => void (printed.out += `${text}\n`),
      error: (text) => void (printed.error += `${text}\n`),
    },
    readLines: () => (async function* () {})(),
    audit: {
      ...audit,
      openSink: async (file) =>
        file === undefined
          ? { write: async (text) => void (printed.out += text), close: async () => undefined }
          : audit.openSink(file),
    },
    doctor: { examine: notAsked },
    tenant: {
      open: () => {
        throw new Error('The audit commands do not need this.');
      },
    },
    openDirectories: notAsked,
    playLabScript: notAsked,
    serve: notAsked,
  };
  return { status: await runCli(['audit', ...argv], tools), ...printed };
}

/** A copy of the database in which something was done by hand. */
function tampered(name: string, ...statements: string[]): string {
  const file = inFolder(name);
  writeFileSync(file, readFileSync(database));
  const copy = new DatabaseSync(file);
  for (const trigger of ['updated', 'deleted', 'appended'])
    copy.exec(`drop trigger audit_event_is_not_${trigger}`.replace('not_appended', 'appended'));
  for (const statement of statements) copy.exec(statement);
  copy.close();
  return file;
}

describe('latchkey audit verify', () => {
  const against = () => ['--checkpoints', checkpoints, '--public-key', key];

  it('finds the database good, without changing it', async () => {
    const before = readFileSync(database);

    expect(await latchkey('verify', '--database', database, ...against())).toStrictEqual({
      status: 0,
      out: 'Good. Records that hold together: 6. Checkpoints that fit: 1. Records that no checkpoint covers: 2.\n',
      error: '',
    });
    expect(readFileSync(database)).toStrictEqual(before);
  });

  it.each([
    ['a reason', `update audit_event set body = replace(body, 'busy', 'fine') where seq = 3`, 'changed: Record 3 '],
    ['a search column alone', `update audit_event set request_id = 'NONE' where seq = 3`, 'changed: Record 3 '],
    ['an actor column alone', `update audit_event set actor_id = null where seq = 3`, 'changed: Record 3 '],
    ['a deletion', 'delete from audit_event where seq = 2', 'removed: Record 2 '],
    ['a cut', 'delete from audit_event where seq > 3', 'tail-cut: The transcript ends at record 3, '],
    ['half a payload', 'update audit_event set salt = null where seq = 1', 'changed: Record 1 '],
    [
      'a text where a number belongs',
      `update audit_event set recorded_at = 'yesterday' where seq = 1`,
      'changed: Record 1 ',
    ],
  ])('names the record and what was done to it: %s', async (name, statement, answer) => {
    const { status, out } = await latchkey('verify', '--database', tampered(`${name}.sqlite`, statement), ...against());

    expect(status).toBe(1);
    expect(out).toContain(answer);
  });

  it('says what it cannot find without checkpoints and key', async () => {
    const { status, error } = await latchkey('verify', '--database', database);

    expect(status).toBe(0);
    expect(error).toMatch(/signatures are not checked[\s\S]*computed again/);
  });

  it.each([
    [['verify']],
    [['verify', '--database', 'nowhere.sqlite']],
    [['verify', '--database', key]],
    [['verify', '--file', 'nowhere.jsonl']],
    [['verify', '--database', database, '--public-key', database]],
    [['verify', '--database', database, '--checkpoints', key]],
    [['list', '--database', database, '--since', 'yesterday']],
    [['export', '--database', database, '--format', 'html']],
    [['export', '--database', database, '--output', database]],
    [['public-key']],
  ])('refuses %j as wrong usage', async (argv) => {
    expect((await latchkey(...argv)).status).toBe(2);
  });
});

describe('latchkey audit list and show', () => {
  const listed = async (...filter: string[]) => {
    const { out } = await latchkey('list', '--database', database, ...filter);
    return [...out.matchAll(/^ *(\d+) /gm)].map((match) => Number(match[1]));
  };

  it.each([
    [[], [1, 2, 3, 4, 5, 6]],
    [['--request', 'ZOE'], [3]],
    [['--code', 'HB3004E'], [3]],
    [['--person', 'ben approver'], [3]],
    [['--person', 'bbbbbbbb-0000-4000-8000-00000000000B'], [3]],
    [['--person', '0D6B0F4E-0000-4000-8000-000000000002'], [3]],
    [['--person', 'ben'], []],
    [['--since', '2026-11-22'], [2]],
    [
      ['--until', '2026-11-22', '--code', 'HB1001I'],
      [1, 6],
    ],
  ])('with %j gives the records %j', async (filter, sequences) => {
    expect(await listed(...filter)).toStrictEqual(sequences);
  });

  it('prints nothing that could move the cursor or turn the text around', async () => {
    const { out } = await latchkey('show', 'ZOE', '--database', database);

    expect(out).toContain('Because: ldap.busy');
    expect(out).not.toContain('\u202e');
  });

  it('does not pass over a damaged record in silence', async () => {
    const file = tampered('damaged.sqlite', `update audit_event set at = '2020-01-01T00:00:00.000Z' where seq = 3`);
    const { status, error } = await latchkey('show', 'ZOE', '--database', file);

    expect(status).toBe(1);
    expect(error).toContain('not complete');
  });

  it('answers no when nothing fits', async () => {
    expect(await latchkey('show', 'NOBODY', '--database', database)).toStrictEqual({
      status: 1,
      out: '',
      error: 'The transcript holds nothing that fits.\n',
    });
  });
});

describe('latchkey audit export', () => {
  it('writes a file that verifies like the database, and betrays a change in it', async () => {
    const file = inFolder('all.jsonl');
    await latchkey('export', '--database', database, '--output', file);
    const verify = () => latchkey('verify', '--file', file, '--checkpoints', checkpoints, '--public-key', key);

    expect((await verify()).status).toBe(0);
    writeFileSync(file, readFileSync(file, 'utf8').replace('ldap.busy', 'ldap.fine'));
    expect(await verify()).toMatchObject({ status: 1, out: expect.stringContaining('changed: Record 3 ') as string });
  });

  it('writes changes, and nothing else, as OCSF Account Change', async () => {
    const { out } = await latchkey('export', '--database', database, '--format', 'ocsf');

    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toMatchObject([
      {
        class_uid: 3001,
        category_uid: 3,
        activity_id: 4,
        type_uid: 300104,
        severity_id: 3,
        status_id: 2,
        status_detail: 'ldap.busy',
        time: Date.parse('2026-11-21T10:00:00.000Z'),
        metadata: { version: '1.8.0', event_code: 'HB3004E', sequence: 3, correlation_uid: 'ZOE' },
        actor: { user: { uid: benAndZoe.actor.aadObjectId } },
        user: { name: benAndZoe.subject.displayName, uid_alt: benAndZoe.subject.objectGUID },
      },
    ]);
  });

  it('writes CSV in which no spreadsheet finds a formula', async () => {
    const { out } = await latchkey('export', '--database', database, '--format', 'csv', '--request', 'ZOE');

    expect(out.split('\r\n')).toHaveLength(3);
    expect(out).toContain(`"'=HYPERLINK(""x"")`);
  });

  it('writes one request as a page that proves itself', async () => {
    const file = inFolder('zoe.html');
    await latchkey('export', '--database', database, '--format', 'html', '--request', 'ZOE', '--output', file);
    const page = readFileSync(file, 'utf8');
    const verify = (text: string) => {
      writeFileSync(file, text);
      return latchkey('verify', '--file', file, '--public-key', key);
    };

    expect(await verify(page)).toStrictEqual({
      status: 0,
      out: 'Good: request ZOE. Records proven against the checkpoint: 1.\n',
      error: '',
    });
    expect(page).not.toMatch(/<b>Zoë|<script>|<script src|https?:|\u202e/);
    expect(page.match(/<\/script>/g)).toHaveLength(1);
    for (const [from, to] of [
      ['<td>ldap.busy</td>', '<td>ldap.fine</td>'],
      ['ldap.busy', 'ldap.fine'],
      ['</main>', '<p>Approved by Ada.</p></main>'],
      ['"path":["', '"path":["00'],
    ] as const) {
      expect(page).toContain(from);
      expect((await verify(page.replaceAll(from, to))).status).toBe(1);
    }
  });

  it('does not call a page good whose records no checkpoint covers yet', async () => {
    const file = inFolder('new.html');
    await latchkey('export', '--database', database, '--format', 'html', '--request', 'NEW', '--output', file);

    expect(await latchkey('verify', '--file', file, '--public-key', key)).toMatchObject({
      status: 1,
      out: expect.stringMatching(/^Not proven: /) as string,
    });
  });
});
