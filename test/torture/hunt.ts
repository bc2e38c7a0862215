import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer } from './teams-side.ts';

/** A password found where it must not be. Says the form, never the password itself. */
export interface Find {
  readonly place: string;
  readonly form: string;
  /** Its place among the passwords that are looked for. */
  readonly which: number;
}

const overlap = 256;

/** Every way a password may be written: as text, without hyphens, as AD takes it, in base64 and hexadecimal. */
function formsOf(password: string): readonly (readonly [string, Buffer])[] {
  const quoted = Buffer.from(`"${password}"`, 'utf16le');
  return [
    ['text', Buffer.from(password)],
    ['text without hyphens', Buffer.from(password.replaceAll('-', ''))],
    ['UTF-16', Buffer.from(password, 'utf16le')],
    ['UTF-16 escaped in JSON', Buffer.from([...password].join('\\u0000'))],
    ['base64', Buffer.from(Buffer.from(password).toString('base64').replace(/=+$/, ''))],
    ['base64 of unicodePwd', Buffer.from(quoted.toString('base64').replace(/=+$/, ''))],
    ['hexadecimal', Buffer.from(Buffer.from(password).toString('hex'))],
    ['hexadecimal of unicodePwd', Buffer.from(quoted.toString('hex'))],
  ];
}

/** Looks for many passwords at once: by their first bytes, which hardly ever fit by chance. */
export class Hunter {
  readonly passwords: number;
  readonly #forms = new Map<number, { readonly form: string; readonly bytes: Buffer; readonly which: number }[]>();

  constructor(passwords: readonly string[]) {
    this.passwords = passwords.length;
    for (const [which, password] of passwords.entries()) {
      for (const [form, bytes] of formsOf(password)) {
        const key = bytes.readUInt32LE(0);
        this.#forms.set(key, [...(this.#forms.get(key) ?? []), { form, bytes, which }]);
      }
    }
  }

  find(haystack: Buffer, place: string): readonly Find[] {
    const found: Find[] = [];
    for (let at = 0; at + 4 <= haystack.length; at += 1) {
      for (const { form, bytes, which } of this.#forms.get(haystack.readUInt32LE(at)) ?? []) {
        if (haystack.subarray(at, at + bytes.length).equals(bytes)) found.push({ place, form, which });
      }
    }
    return found;
  }

  async findInFile(file: string): Promise<readonly Find[]> {
    const found: Find[] = [];
    let tail = Buffer.alloc(0);
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 22 })) {
      const bytes = Buffer.concat([tail, chunk as Buffer]);
      found.push(...this.find(bytes, file));
      tail = bytes.subarray(Math.max(0, bytes.length - overlap));
    }
    return found;
  }

  async findInFolder(folder: string): Promise<readonly Find[]> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const found: Find[] = [];
    for (const file of files) found.push(...(await this.findInFile(file)));
    return found;
  }

  /** Each password may be in the one answer to the press that set it, and in no other. */
  findInAnswers(answers: readonly Answer[]): readonly Find[] {
    const seen = new Set<number>();
    const found: Find[] = [];
    for (const { body, verb } of answers) {
      for (const { form, which } of this.find(Buffer.from(body), 'answer')) {
        const isReveal = (verb === 'request.perform' || verb === 'request.reissue') && form === 'text';
        if (isReveal && !seen.has(which)) seen.add(which);
        else found.push({ place: `answer to ${verb}`, form, which });
      }
    }
    return found;
  }
}
