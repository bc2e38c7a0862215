import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/adapters/store/open-store.ts';
import type { Store } from '../../src/adapters/store/store.ts';
import { systemEnvironment } from '../../src/adapters/system/environment.ts';
import { defaultPolicy } from '../../src/core/policy.ts';
import type { AssistantSettings } from '../../src/intents/turn.ts';
import { labProfile } from '../../src/lab/start-lab.ts';
import { recordSettings } from '../../src/wiring/record-settings.ts';

const settings: AssistantSettings = {
  policy: defaultPolicy,
  profile: labProfile(new Date('2026-11-21T10:00:00.000Z')),
  approvalsConversationId: '19:approvers@thread.v2',
};

let store: Store;
beforeEach(async () => {
  store = await openStore({ file: ':memory:' });
});
afterEach(() => store.close());

const record = (changes: Partial<AssistantSettings> = {}) =>
  recordSettings({ ...settings, ...changes }, { keepDays: 30 }, store.audit, systemEnvironment);
const changes = async () =>
  (await store.audit.query({ code: 'HB7001I' }, 10)).toReversed().map(({ details }) => details['changed']);

describe('recordSettings', () => {
  it('records every section at first, and nothing more while they stay the same', async () => {
    const version = await record();
    expect(await record()).toBe(version);

    expect(await changes()).toEqual([expect.arrayContaining(['policy.approval', 'policy.limits', 'audit.keepDays'])]);
  });

  it('names the sections that changed, with their new values and another version of the policy', async () => {
    const version = await record();
    const approval = { ...defaultPolicy.approval, quorum: 2 };

    expect(await record({ policy: { ...defaultPolicy, approval } })).not.toBe(version);
    const [last] = await store.audit.query({ code: 'HB7001I' }, 1);
    expect(last?.details).toMatchObject({
      changed: ['policy.approval'],
      values: [expect.stringMatching(/^policy\.approval: \{.*"quorum":2/)],
    });
  });

  it('notices a section that is no longer set, and a change back', async () => {
    await record({ ticketPatterns: ['INC\\d{7}'] });
    await record();
    await record({ ticketPatterns: ['INC\\d{7}'] });

    expect((await changes()).slice(1)).toEqual([['conversation.ticketPatterns'], ['conversation.ticketPatterns']]);
  });

  it('rejects when it cannot be recorded: nothing is decided by settings that nobody can look up', async () => {
    const full = { ...store.audit, append: () => Promise.reject(new Error('disk is full')) };

    await expect(recordSettings(settings, undefined, full, systemEnvironment)).rejects.toThrow('disk is full');
  });
});
