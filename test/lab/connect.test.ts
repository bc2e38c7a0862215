import { beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import type { TenantProfile } from '../../src/core/tenant-profile.ts';
import { createConnectSimulator, disableExpiredRule, type ConnectSimulator } from '../../src/lab/connect.ts';
import { northwindPolicy } from '../../src/lab/directory/domain.ts';
import { toFileTime } from '../../src/lab/directory/file-time.ts';
import { createLabDirectory, type LabDirectory } from '../../src/lab/directory/lab-directory.ts';
import type { GraphData } from '../../src/lab/graph/graph-data.ts';
import { createTenant } from '../../src/lab/personas/create-tenant.ts';
import { objectGuidOf } from '../../src/lab/personas/ordinary-account.ts';
import { entraIdOf } from '../../src/lab/personas/ordinary-user.ts';
import { personas } from '../../src/lab/personas/personas.ts';
import { minute } from '../../src/lab/personas/timeline.ts';
import { labProfile } from '../../src/lab/start-lab.ts';

const start = new Date('2026-11-20T09:00:00Z');
const password = new Secret('Quiet-Harbour-Lantern-42');

let now: Date;
let ad: LabDirectory;
let graph: GraphData;

const connectWith = (profile: Partial<TenantProfile> = {}, waiting?: ReadonlyMap<string, Date>): ConnectSimulator =>
  createConnectSimulator({
    accounts: ad.accounts,
    graph,
    profile: { ...labProfile(start), ...profile },
    now: () => now,
    ...(waiting && { waiting }),
  });

const featureOn = { features: { ...labProfile(start).features, userForcePasswordChangeOnLogonEnabled: true } };
const guid = (id: string): string => objectGuidOf({ id } as never);
const user = (id: string) => graph.users.find((one) => one.id === entraIdOf({ id } as never));
const cloudPassword = (id: string): unknown => [
  user(id)?.lastPasswordChangeDateTime,
  user(id)?.passwordProfile?.forceChangePasswordNextSignIn ?? false,
];
const later = (milliseconds: number): void => {
  now = new Date(now.getTime() + milliseconds);
};

beforeEach(() => {
  now = start;
  const tenant = createTenant(personas, start);
  graph = tenant.graph;
  ad = createLabDirectory({ accounts: tenant.accounts, policy: northwindPolicy, now: () => now });
});

describe('the hash loop', () => {
  const reset = (id: string, forceChange: boolean) =>
    ad.resetPassword({ objectGUID: guid(id), newPassword: password, forceChange, unlock: false });

  it('carries a new password to the cloud', async () => {
    const connect = connectWith();
    later(minute);
    await reset('samuel', false);
    later(minute);
    connect.runHashLoop();
    expect(cloudPassword('samuel')).toEqual(['2026-11-20T09:02:00.000Z', false]);
  });

  it('withholds a temporary password while the feature is off, so that the old one goes on working', async () => {
    const connect = connectWith();
    const before = cloudPassword('samuel');
    later(minute);
    await reset('samuel', true);
    connect.runHashLoop();
    expect(cloudPassword('samuel')).toEqual(before);
  });

  it('carries a temporary password with the demand to change it once the feature is on', async () => {
    const connect = connectWith(featureOn);
    later(minute);
    await reset('samuel', true);
    connect.runHashLoop();
    expect(cloudPassword('samuel')).toEqual(['2026-11-20T09:01:00.000Z', true]);
  });

  it('carries the demand alone when only the box was ticked', () => {
    const connect = connectWith(featureOn);
    const [before] = cloudPassword('samuel') as [string];
    later(minute);
    ad.administer(guid('samuel'), { pwdLastSet: '0' });
    connect.runHashLoop();
    expect(cloudPassword('samuel')).toEqual([before, true]);
  });

  it('carries a withheld password when the demand to change it is taken back', async () => {
    const connect = connectWith();
    later(minute);
    await reset('samuel', true);
    connect.runHashLoop();
    later(minute);
    ad.administer(guid('samuel'), { pwdLastSet: toFileTime(now) });
    connect.runHashLoop();
    expect(cloudPassword('samuel')).toEqual(['2026-11-20T09:02:00.000Z', false]);
  });

  it('leaves alone what it took up before, so that a lost hash stays lost until the next change', () => {
    const before = cloudPassword('quentin');
    connectWith().runHashLoop();
    expect(cloudPassword('quentin')).toEqual(before);
  });

  it('takes up a waiting change when its time has come, and not before', () => {
    const connect = connectWith({}, new Map([[guid('priya'), new Date(start.getTime() + 5 * minute)]]));
    const before = cloudPassword('priya');
    later(4 * minute);
    connect.runHashLoop();
    const early = cloudPassword('priya');
    later(minute);
    connect.runHashLoop();
    expect([early, cloudPassword('priya')]).toEqual([before, ['2026-11-20T09:05:00.000Z', false]]);
  });

  it('carries nothing for a disabled account', async () => {
    const connect = connectWith();
    const before = cloudPassword('hugo');
    later(minute);
    await reset('hugo', false);
    connect.runHashLoop();
    expect(cloudPassword('hugo')).toEqual(before);
  });

  it('says when it ran', () => {
    later(minute);
    connectWith().runHashLoop();
    expect(graph.organization['onPremisesLastPasswordSyncDateTime']).toBe('2026-11-20T09:01:00.000Z');
  });

  it('does not run where password sync is off', async () => {
    const connect = connectWith({ features: { passwordSyncEnabled: false } });
    const before = [cloudPassword('samuel'), { ...graph.organization }];
    later(minute);
    await reset('samuel', false);
    connect.runHashLoop();
    expect([cloudPassword('samuel'), graph.organization]).toEqual(before);
  });
});

describe('the attribute cycle', () => {
  it('carries a disabled account, and no password hash', async () => {
    const connect = connectWith();
    const before = cloudPassword('samuel');
    later(minute);
    await ad.resetPassword({ objectGUID: guid('samuel'), newPassword: password, forceChange: false, unlock: false });
    ad.administer(guid('samuel'), { userAccountControl: 0x202 });
    connect.runAttributeCycle();
    expect([user('samuel')?.accountEnabled, cloudPassword('samuel')]).toEqual([false, before]);
  });

  it.each([
    ['without the custom rule: end dates are not synchronised', [], [true, true, false, true, true]],
    [
      'with it: only the account whose date has passed is closed',
      [disableExpiredRule],
      [false, true, false, true, true],
    ],
  ])('gives the five accounts of the expiry test their state, %s', (_what, customSyncRules, expected) => {
    connectWith({ customSyncRules }).runAttributeCycle();
    expect(['frank', 'grace', 'hugo', 'ingrid', 'jonas'].map((id) => user(id)?.accountEnabled)).toEqual(expected);
  });

  it('keeps the old sign-in name of somebody who was renamed', () => {
    connectWith().runAttributeCycle();
    expect(user('una')?.userPrincipalName).toBe('una.kelly@northwind.example');
  });
});
