import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Hunter } from './hunt.ts';

const [password, other] = ['Kq7rm-Wx4dn-Ph8tz', 'Bc2df-Gh3jk-Mn4pq'];
const hunter = new Hunter([other, password]);
const quoted = Buffer.from(`"${password}"`, 'utf16le');

describe('the hunt for passwords', () => {
  it.each([
    ['text', Buffer.from(`{"text":"${password}"}`)],
    ['text without hyphens', Buffer.from('xx Kq7rmWx4dnPh8tz xx')],
    ['UTF-16', Buffer.concat([Buffer.from('x'), quoted])],
    ['UTF-16 escaped in JSON', Buffer.from(JSON.stringify(quoted.toString('latin1')))],
    ['base64', Buffer.from(Buffer.from(password).toString('base64'))],
    ['base64 of unicodePwd', Buffer.from(quoted.toString('base64'))],
    ['hexadecimal', Buffer.from(Buffer.from(password).toString('hex'))],
    ['hexadecimal of unicodePwd', Buffer.from(quoted.toString('hex'))],
  ])('finds one as %s', (form, bytes) => {
    expect(hunter.find(bytes, 'here')).toContainEqual({ place: 'here', form, which: 1 });
  });

  it('finds nothing where only a part of one is', () => {
    expect(hunter.find(Buffer.from(`${password.slice(0, 12)} ${other.slice(3)}`), 'here')).toEqual([]);
  });

  it('finds one that lies across two pieces of a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'latchkey-hunt-'));
    const file = join(folder, 'large');
    writeFileSync(file, 'x'.repeat((1 << 22) - 5) + password);

    const found = await hunter.findInFolder(folder);

    expect(found).toEqual([{ place: file, form: 'text', which: 1 }]);
    rmSync(folder, { recursive: true });
  });

  it('takes one answer to the press that sets it for granted, and no second one and no other press', () => {
    const answer = (verb: string) => ({ activityId: '1', verb, body: password });
    const find = (verb: string) => ({ place: `answer to ${verb}`, form: 'text', which: 1 });

    expect(hunter.findInAnswers([answer('request.perform')])).toEqual([]);
    expect(hunter.findInAnswers([answer('request.perform'), answer('request.reissue')])).toEqual([
      find('request.reissue'),
    ]);
    expect(hunter.findInAnswers([answer('request.view')])).toEqual([find('request.view')]);
  });
});
