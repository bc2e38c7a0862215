import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { objectsIn } from '../cards/walk.ts';
import { jsonLines } from './run-latchkey.ts';

const program = fileURLToPath(new URL('play-and-crash.ts', import.meta.url));
const form = { reason: 'forgot it', ticket: 'INC0012346', verification: 'call-back' };
/** The first account is changed in AD, the second in Entra ID, where it is alone. */
const accounts = ['Samuel Adeyemi', 'willa.chen@northwind.example'];
const script = accounts.flatMap((account) => [
  { as: 'amara', say: `reset ${account} with force change` },
  { as: 'amara', press: 'request.submit', values: form },
  { as: 'chandra', press: 'request.approve' },
  { as: 'amara', press: 'request.perform' },
  { as: 'amara', press: 'request.reissue' },
  { as: 'amara', press: 'request.view' },
  { as: 'elif', say: `audit ${account}` },
]);

let folder: string;
let passwords: readonly string[];
let places: Readonly<Record<string, string>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-secret-'));
  const { out, log } = await play();
  const lines = jsonLines(out);
  passwords = lines.flatMap(passwordsIn);
  places = {
    log,
    'every message and every other answer': JSON.stringify(lines.filter((line) => passwordsIn(line).length === 0)),
    ...Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'latin1')])),
  };
}, 30_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the passwords of whole resets in both directories, in a process that crashes afterwards', () => {
  it('are shown by the answers to the four clicks that set one, and each shows its own', () => {
    expect([passwords.length, new Set(passwords).size]).toEqual([4, 4]);
  });

  it('are looked for where the transcript, the messages and the log really are', () => {
    expect(Object.keys(places).toSorted()).toEqual([
      'every message and every other answer',
      'log',
      'store.sqlite',
      'store.sqlite-shm',
      'store.sqlite-wal',
    ]);
    expect([places['store.sqlite'], places['store.sqlite-wal']].join()).toContain('secret_delivered');
    expect(places['every message and every other answer']).toContain('Samuel Adeyemi');
    expect(places['log']).toContain('"level":');
  });

  it('are in none of them, in no form', () => {
    const found = passwords.flatMap((password) =>
      formsOf(password).flatMap((form) => Object.keys(places).filter((place) => places[place]?.includes(form))),
    );

    expect(found).toEqual([]);
  });
});

function play(): Promise<{ readonly out: string; readonly log: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [program, join(folder, 'store.sqlite')],
      { maxBuffer: 50_000_000 },
      (_killed, out, log) => resolve({ out, log }),
    );
    child.stdin?.end(script.map((step) => JSON.stringify(step)).join('\n'));
  });
}

/** The one text of a card that is written this large. */
function passwordsIn(line: unknown): readonly string[] {
  return objectsIn(line).flatMap((each) => (each['size'] === 'extraLarge' ? [String(each['text'])] : []));
}

/** As it is, without hyphens, in UTF-16, in base64, and as it is put into unicodePwd. */
function formsOf(password: string): readonly string[] {
  return [
    password,
    password.replaceAll('-', ''),
    Buffer.from(password, 'utf16le').toString('latin1'),
    Buffer.from(password).toString('base64'),
    Buffer.from(`"${password}"`, 'utf16le').toString('base64'),
  ];
}
