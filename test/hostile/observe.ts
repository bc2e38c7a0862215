import { DatabaseSync } from 'node:sqlite';
import { auditCsv } from '../../src/core/audit/csv.ts';
import type { AuditEvent } from '../../src/core/audit-event.ts';
import type { ChangeRequest } from '../../src/core/change-request.ts';
import type { Outbound } from '../bot/connector-double.ts';
import { stringsIn } from '../cards/walk.ts';
import { guidOfPerson, samOf } from './contoso.ts';
import { fixtureCode } from './deny-codes.ts';
import type { HostileLine } from './line.ts';
import type { Observation } from './observation.ts';
import { observeCards } from './observe-cards.ts';
import { observeLookups } from './observe-lookups.ts';
import { parseCsv } from './parse-csv.ts';
import type { Answer } from './run-line.ts';
import type { World } from './world.ts';

export interface Seen {
  readonly line: HostileLine;
  readonly world: World;
  readonly answers: readonly Answer[];
  readonly elapsed: number;
  readonly outbound: readonly Outbound[];
  readonly contacted: readonly string[];
  readonly polluted: boolean;
}

/** Puts together what the harness saw; see `observation.ts` for what each path means. */
export async function observe(seen: Seen): Promise<Observation> {
  const { line, world, answers } = seen;
  const events = (await world.store.audit.query({}, 1_000)).toReversed();
  const requests = await world.store.requests.list({}, 1_000);
  const about = requestOf(line, requests);
  const cards = cardsIn(seen);
  const log = world.logged.join('');
  return {
    ...observeWrites(world),
    crash: answers.some(({ status }) => status >= 500) || /"(?:turn-failed|adapter-failed)"/.test(log),
    elapsed_ms: seen.elapsed,
    ...observeLookups(world, events),
    'net.contacted': seen.contacted,
    'request.created': requests.length - (line.context.requests?.length ?? 0),
    'request.state': about ? stateInFixture(about) : null,
    'request.target': about?.subject.sAMAccountName ?? null,
    'decision.by': about?.decisions.at(-1)?.by.aadObjectId ?? null,
    'deny.code': denyCode(world, events, cards),
    'reset.usesSuppliedPassword': usesSupplied(seen, cards),
    'proto.polluted': seen.polluted,
    ...observeTranscript(events),
    log,
    'log.forgedLines': log.split('\n').filter((text) => text !== '' && !isLogRecord(text)).length,
    transcript: everythingKept(world.storeFile),
    ...observeCards(cards, line),
  };
}

function observeWrites({ ad, graph, people }: World): Pick<Observation, 'writes' | 'writes.targets'> {
  const reading = /^GET$/;
  const readsByPost = /\/(?:\$batch|checkMemberGroups)$/;
  const graphWrites = graph.requests.filter(({ method, url }) => !reading.test(method) && !readsByPost.test(url));
  const nameOf = (objectGUID: string): string => {
    const person = people.find((one) => guidOfPerson(one) === objectGUID);
    return person ? samOf(person) : objectGUID;
  };
  const targets = ad.writes.map((write) => nameOf(write.kind === 'reset' ? write.change.objectGUID : write.objectGUID));
  return {
    writes: ad.writes.length + graphWrites.length,
    'writes.targets': [...targets, ...graphWrites.map(({ url }) => url)],
  };
}

/** The request that the activity names, else the first of the fixture, else the newest. */
function requestOf({ input, context }: HostileLine, requests: readonly ChangeRequest[]): ChangeRequest | undefined {
  const named = JSON.stringify(input);
  const seeded = (context.requests ?? []).map(({ id }) => id);
  const id = seeded.findLast((one) => named.includes(JSON.stringify(one))) ?? seeded[0];
  return id === undefined ? requests[0] : requests.find((one) => one.id === id);
}

function stateInFixture({ state }: ChangeRequest): string {
  return state === 'denied' ? 'rejected' : state;
}

/** By the log of the edge, by the transcript, or by the card, in this order. */
function denyCode(world: World, events: readonly AuditEvent[], cards: readonly object[]): string | null {
  const logged = world.logged.flatMap((text) => {
    const { code, level } = JSON.parse(text) as { code?: string; level: number };
    return code !== undefined && level === 40 ? [code] : [];
  });
  const denials = events.filter(({ name }) => name === 'request_denied' || name === 'approval_denied');
  const recorded = denials.flatMap(({ details }) => [details['because'] ?? []].flat().map(String));
  const voided = events.some(({ name }) => name === 'request_voided') ? ['target_changed'] : [];
  const shown = stringsIn(cards).flatMap(
    (text) => /^(unknown-verb|bad-payload|unknown-request|not-understood)$/.exec(text)?.[0] ?? [],
  );
  const [first] = [...logged.filter((code) => edgeCodes.has(code)), ...recorded, ...voided, ...shown];
  return first === undefined ? null : fixtureCode(first);
}

const edgeCodes = new Set(
  'tenant channel service-url delivery-mode not-an-activity body-unreadable body-too-large missing-identity wrong-tenant no-conversation malformed-action'.split(
    ' ',
  ),
);

function usesSupplied({ line, world }: Seen, cards: readonly object[]): boolean {
  const { secret } = line.context;
  if (secret === undefined) return false;
  const set = world.ad.writes.some((write) => write.kind === 'reset' && write.password === secret);
  return set || stringsIn(cards).some((text) => text.includes(secret));
}

function observeTranscript(events: readonly AuditEvent[]) {
  const exported = events.map((event) => JSON.stringify(event));
  const parsed = exported
    .join('\n')
    .split('\n')
    .filter((text) => text !== '')
    .map(parseOrUndefined);
  const rows = parseCsv(auditCsv(events));
  const [head = [], ...body] = rows;
  const reasons = body.map((row) => row[head.indexOf('reason')] ?? '');
  return {
    audit: stringsIn(events).join('\n'),
    'audit.event': events.findLast(({ name }) => name !== 'answer_shown')?.name ?? null,
    'audit.linesPerEvent': Math.max(0, ...exported.map((text) => text.split(/\r\n|[\n\r\u0085\u2028\u2029]/).length)),
    'audit.forgedEvents': parsed.length - events.length,
    'audit.parsable': JSON.stringify(parsed) === JSON.stringify(events),
    'csv.rowsPerEvent': events.length === 0 ? 1 : body.length / events.length,
    'csv.extraCells': Math.max(0, ...body.map((row) => row.length - head.length)),
    'csv.formulas': body.flat().filter((text) => /^[\s\p{Cf}"]*[=+\-@＝＋－＠]/u.test(text)).length,
    'csv.reason.firstChar': reasons.findLast((reason) => reason !== '')?.charAt(0) ?? '',
  };
}

function isLogRecord(text: string): boolean {
  const record = parseOrUndefined(text) as { level?: unknown; time?: unknown } | undefined;
  return typeof record?.level === 'number' && typeof record.time === 'number';
}

function cardsIn({ outbound, answers }: Seen): readonly object[] {
  const posted = outbound.flatMap(({ body }) => (body['attachments'] ?? []) as { content?: object }[]);
  const replied = answers.map(({ body }) => (body as { value?: unknown } | undefined)?.value);
  return [...posted.map(({ content }) => content), ...replied].filter(
    (card) => typeof card === 'object' && card !== null,
  );
}

/** Every value of every table; JSON in them is decoded, because escapes would hide what is looked for. */
function everythingKept(file: string): string {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
    const rows = tables.flatMap(({ name }) => database.prepare(`select * from "${String(name)}"`).all());
    return rows
      .flatMap((row) => Object.values(row).map(String))
      .flatMap((text) => [text, ...stringsIn(parseOrUndefined(text))])
      .join('\n');
  } finally {
    database.close();
  }
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
