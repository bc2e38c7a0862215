import { Client } from 'ldapts';
import { readFailure } from '../../src/adapters/ldap/errors.ts';
import type { SambaDc } from './samba.ts';

/** Binds as a person on a throw-away connection: `signed in`, or AD's sub-code of the refusal. */
export async function signIn(dc: SambaDc, account: string, password: string): Promise<string> {
  const { ca, serverName } = dc.options();
  const client = new Client({
    url: `ldaps://${dc.ip}`,
    timeout: 10_000,
    connectTimeout: 5000,
    tlsOptions: { ca, servername: serverName },
  });
  try {
    await client.bind(`${account}@lab.test`, password);
    return 'signed in';
  } catch (error) {
    const { subCode, code } = readFailure(error);
    return subCode === undefined ? code : `data ${subCode}`;
  } finally {
    await client.unbind();
  }
}
