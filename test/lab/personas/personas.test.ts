import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { createEntraDirectory } from '../../../src/adapters/graph/entra-directory.ts';
import { diagnose } from '../../../src/core/diagnose.ts';
import type { EntraDirectory } from '../../../src/ports/entra-directory.ts';
import { recognise } from '../../../src/language/recognise.ts';
import { lookUp, type LookUp } from '../../../src/intents/look-up.ts';
import { labAccessToken } from '../../../src/lab/lab-credentials.ts';
import { addressOf } from '../../../src/lab/personas/ordinary-account.ts';
import { personas } from '../../../src/lab/personas/personas.ts';
import { startLab, type Lab } from '../../../src/lab/start-lab.ts';

const start = new Date('2026-11-20T09:00:00Z');
const now = (): Date => start;
let lab: Lab;
let entra: EntraDirectory;

beforeAll(async () => {
  lab = await startLab({ now, hashLoop: 'never', attributeCycle: 'never' });
  entra = createEntraDirectory({ baseUrl: lab.graph.url, credential: labAccessToken(lab.graph.token, now), now });
});

afterAll(async () => lab.close());

/** Read as the bot reads it: the lab's AD, and Graph over HTTP. */
function find(key: Parameters<typeof lookUp>[0]): Promise<LookUp> {
  const environment = { now, randomInt: () => 0, newId: () => 'id' };
  return lookUp(key, { ad: lab.ad, entra, environment }, lab.settings.profile);
}

describe('each persona has what its story says, in both directories and nothing else', () => {
  const cases: Record<string, readonly [codes: readonly string[], onprem: string, cloud: string]> = {
    amara: [['healthy'], 'ok', 'ok'],
    ben: [['healthy'], 'ok', 'ok'],
    chandra: [['healthy'], 'ok', 'ok'],
    dana: [['healthy'], 'ok', 'ok'],
    elif: [['healthy'], 'ok', 'ok'],
    karin: [['healthy'], 'ok', 'ok'],
    frank: [['ad-account-expired', 'expired-account-cloud-open'], 'blocked', 'ok'],
    grace: [['healthy'], 'ok', 'ok'],
    hugo: [['ad-account-disabled'], 'blocked', 'blocked'],
    ingrid: [['ad-must-change-password'], 'prompt', 'ok'],
    jonas: [['healthy'], 'ok', 'ok'],
    lena: [['ad-account-locked'], 'blocked', 'ok'],
    nadia: [['ad-password-expired', 'expired-password-cloud-open'], 'prompt', 'ok'],
    oskar: [['healthy', 'force-change-suppressed-never-expires', 'ad-password-never-expires'], 'ok', 'ok'],
    juergen: [['healthy', 'ad-password-expires-soon'], 'ok', 'ok'],
    viktor: [['healthy', 'ad-protected-account'], 'ok', 'ok'],
    marcus: [['temp-password-not-synced', 'ad-must-change-password'], 'prompt', 'blocked'],
    priya: [['hash-sync-pending', 'cloud-session-still-valid'], 'ok', 'wait'],
    quentin: [['hash-not-synced', 'cloud-session-still-valid'], 'ok', 'blocked'],
    rosa: [['cloud-password-diverged'], 'blocked', 'ok'],
    samuel: [['wrong-password'], 'ok', 'blocked'],
    tomas: [['cloud-smart-lockout'], 'ok', 'blocked'],
    una: [['upn-mismatch'], 'ok', 'blocked'],
    willa: [['healthy', 'cloud-only-user'], 'n/a', 'ok'],
    'jane-sales': [['healthy'], 'ok', 'ok'],
    'jane-finance': [['healthy'], 'ok', 'ok'],
  };

  it.each(personas.map((persona) => [persona.id, persona] as const))('%s', async (id, persona) => {
    const found = await find({ by: 'address', value: addressOf(persona) });
    const diagnosis = found.kind === 'found' ? diagnose(found.facts) : undefined;
    expect([diagnosis?.findings.map(({ code }) => code), diagnosis?.effect.onprem, diagnosis?.effect.cloud]).toEqual(
      cases[id],
    );
  });

  it('asks which Jane Cooper is meant', async () => {
    const found = await find({ by: 'name', value: 'Jane Cooper' });
    const departments =
      found.kind === 'several' ? found.candidates.map((one) => 'ad' in one && one.ad['department']) : found.kind;
    expect(departments).toEqual(['Sales', 'Finance']);
  });
});

describe('the personas', () => {
  it('have names, addresses and accounts of their own', () => {
    const taken = [
      personas.map(({ id }) => id),
      personas.map(addressOf),
      personas.map(({ sAMAccountName }) => sAMAccountName),
    ];
    expect(taken.map((names) => new Set(names).size)).toEqual([personas.length, personas.length, personas.length]);
  });

  it.each(personas.map(({ id, tryThis }) => [id, tryThis] as const))(
    '%s offers a message that Latchkey understands without asking back: %s',
    (_id, tryThis) => {
      const { intent, ask } = recognise({ text: tryThis });
      expect([intent === 'none', ask]).toEqual([false, undefined]);
    },
  );
});

describe('a running lab', () => {
  it.each([
    ['agents', () => lab.settings.agentGroups, 'amara'],
    ['approvers', () => lab.settings.approverGroups, 'chandra'],
    ['reviewers', () => lab.settings.reviewerGroups, 'elif'],
  ])('has %s who are in their Entra group, and in no other of the three', async (_what, groups, id) => {
    const all = [...lab.settings.agentGroups, ...lab.settings.approverGroups, ...lab.settings.reviewerGroups];
    const member = lab.teams.viewer(id)?.person.aadObjectId ?? '';
    expect(await entra.memberOf(member, all)).toEqual({ kind: 'read', value: groups() });
  });
});
