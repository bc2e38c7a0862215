import { lookup } from 'node:dns/promises';
import type { AdFacts, AdSettingsFacts, DirectoryFacts, ServerFacts } from '../../core/doctor/ad-facts.ts';
import { seen, unseen, type Probed } from '../../core/doctor/probed.ts';
import type { AdOptions } from './ad-options.ts';
import { openConnection, type Connection } from './connection.ts';
import { describeFailure, readFailure } from './errors.ts';
import { probeDirectory, type DirectoryQuestions } from './probe-directory.ts';
import { probeRoot } from './probe-root.ts';
import { describeSocketError, probeConnect, probeTls } from './probe-tls.ts';
import { hostOf, serverUrl } from './server-url.ts';

export interface AdQuestions extends Omit<DirectoryQuestions, 'baseDn'> {
  readonly caFile?: string;
  readonly connectDc?: string;
}

/**
 * Looks at every DC of the settings, at all of them side by side, and signs in one after the other: after one refusal no
 * other is tried, because each attempt counts towards locking the service account out. Never rejects, writes nothing.
 */
export async function probeAd(options: AdOptions, questions: AdQuestions, now: () => Date): Promise<AdFacts> {
  const { servers: names, secondServer } = options;
  const looked = await Promise.all([
    ...names.map((server) => look(server, 'main', options, now)),
    ...(secondServer === undefined ? [] : [look(secondServer, 'second', options, now)]),
  ]);
  const servers: ServerFacts[] = [];
  let directory: Probed<DirectoryFacts> | undefined;
  for (const server of looked) {
    const { bind, connection } = await signIn(server, servers, options);
    servers.push(bind === undefined ? server : { ...server, bind });
    if (connection && directory === undefined && server.role === 'main')
      directory = await readDirectory(connection, { ...questions, baseDn: options.baseDn });
    connection?.close();
  }
  return { settings: settingsOf(options, questions), servers, ...(directory && { directory }) };
}

function settingsOf({ baseDn, bindDn, transport }: AdOptions, questions: AdQuestions): AdSettingsFacts {
  const { caFile, connectDc, delegatedOus } = questions;
  return {
    baseDn,
    bindDn,
    transport,
    delegatedOus,
    ...(caFile !== undefined && { caFile }),
    ...(connectDc !== undefined && { connectDc }),
  };
}

async function look(
  server: string,
  role: ServerFacts['role'],
  options: AdOptions,
  now: () => Date,
): Promise<ServerFacts> {
  const url = serverUrl(server, options.transport);
  const host = hostOf(url);
  const port = Number(url.port) || (options.transport === 'ldaps' ? 636 : 389);
  const addresses = await resolve(host, options.connectTimeoutMs);
  const facts = { server, host, port, role, addresses };
  if (addresses.kind === 'unseen') return facts;
  const connect = await probeConnect({ host, port }, options.connectTimeoutMs);
  if (connect.kind === 'unseen') return { ...facts, connect };
  const tls = await probeTls({ host, port }, options);
  if (!isTrusted(tls)) return { ...facts, connect, tls };
  return { ...facts, connect, tls, root: await probeRoot(server, options, now) };
}

/** The system's resolver has no time limit of its own. */
async function resolve(host: string, timeoutMs: number): Promise<ServerFacts['addresses']> {
  const tooLate = AbortSignal.timeout(timeoutMs);
  const late = new Promise<never>((_, reject) => {
    tooLate.addEventListener('abort', () => reject(new Error(`no answer within ${timeoutMs} ms`)), { once: true });
  });
  try {
    const found = await Promise.race([lookup(host, { all: true }), late]);
    return seen(found.map(({ address }) => address));
  } catch (error) {
    return unseen('dns', describeSocketError(error));
  }
}

function isTrusted(tls: ServerFacts['tls']): boolean {
  if (tls?.kind !== 'seen') return false;
  const { protocol, certificate } = tls.value;
  return certificate.chainProblem === undefined && certificate.carriesName && /^TLSv1\.[23]$/.test(protocol);
}

interface SignIn {
  /** Missing: it was not reached. */
  readonly bind?: NonNullable<ServerFacts['bind']>;
  readonly connection?: Connection;
}

async function signIn(server: ServerFacts, before: readonly ServerFacts[], options: AdOptions): Promise<SignIn> {
  if (!isTrusted(server.tls)) return {};
  if (before.some(({ bind }) => bind !== undefined && bind !== 'skipped' && isRefusal(bind)))
    return { bind: 'skipped' };
  try {
    return { bind: seen('bound'), connection: await openConnection(server.server, options) };
  } catch (error) {
    const failure = readFailure(error);
    return { bind: unseen(failure.subCode ?? failure.code, describeFailure(failure)) };
  }
}

const isRefusal = (bind: Probed<'bound'>): boolean =>
  bind.kind === 'unseen' && (/^[0-9a-f]{3}$/.test(bind.code) || bind.code === 'ldap.bind-refused');

async function readDirectory(connection: Connection, questions: DirectoryQuestions): Promise<Probed<DirectoryFacts>> {
  try {
    return seen(await probeDirectory(connection, questions));
  } catch (error) {
    const failure = readFailure(error);
    return unseen(failure.code, describeFailure(failure));
  }
}
