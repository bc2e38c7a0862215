import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readActivity } from '../../src/bot/read-activity.ts';

const tenantId = '22222222-2222-4222-8222-222222222222';
const aadObjectId = '33333333-3333-4333-8333-333333333333';

const message = {
  type: 'message',
  id: 'm1',
  from: { id: '29:anna', name: 'Anna', aadObjectId },
  conversation: { id: 'a:1', conversationType: 'personal', tenantId },
  text: 'help',
};

const click = {
  ...message,
  type: 'invoke',
  name: 'adaptiveCard/action',
  replyToId: 'card-1',
  value: { action: { type: 'Action.Execute', verb: 'request.approve', data: { requestId: 'r1' } } },
};

const actor = { aadObjectId, tenantId, name: 'Anna', teamsId: '29:anna' };
const conversation = { id: 'a:1', rootId: 'a:1' };

describe('readActivity', () => {
  it('reads a message with the identity of the authenticated sender', () => {
    expect(readActivity(message, tenantId)).toEqual({
      ok: true,
      incoming: { kind: 'message', actor, activityId: 'm1', conversation, text: 'help', entities: undefined },
    });
  });

  it('reads a click with request, verb and inputs, and the card it was on', () => {
    const data = { requestId: 'r1', reason: 'forgot it', ticket: 'INC-1', ignored: { nested: true }, count: 3 };
    const value = { action: { type: 'Action.Execute', verb: 'request.submit', data } };

    expect(readActivity({ ...click, value }, tenantId)).toEqual({
      ok: true,
      incoming: {
        kind: 'card-action',
        by: 'invoke',
        actor,
        activityId: 'm1',
        conversation,
        cardActivityId: 'card-1',
        verb: 'request.submit',
        requestId: 'r1',
        values: { reason: 'forgot it', ticket: 'INC-1' },
      },
    });
  });

  it('reads the Action.Submit fallback of a button like the button, but knows that its answer is stored', () => {
    const value = { verb: 'request.approve', requestId: 'r1' };
    const reading = readActivity({ ...message, text: undefined, value }, tenantId);

    expect(reading).toEqual({
      ok: true,
      incoming: {
        kind: 'card-action',
        by: 'message',
        actor,
        activityId: 'm1',
        conversation,
        verb: 'request.approve',
        requestId: 'r1',
        values: {},
      },
    });
  });

  it('takes nobody’s identity from the card', () => {
    const data = { requestId: 'r1', aadObjectId: 'boris', from: 'boris', actor: { aadObjectId: 'boris' } };
    const reading = readActivity(
      { ...click, value: { action: { type: 'Action.Execute', verb: 'v', data } } },
      tenantId,
    );

    expect(reading.ok && reading.incoming.kind === 'card-action' && reading.incoming.actor).toEqual(actor);
  });

  it.each([
    ['no from', { from: undefined }],
    ['no aadObjectId, whatever the name says', { from: { id: '29:anna', name: 'Anna' } }],
    ['an aadObjectId that is no id', { from: { aadObjectId: 'anna' } }],
    ['an aadObjectId that is an object', { from: { aadObjectId: { $ne: null } } }],
    ['a from that is a text', { from: 'anna' }],
  ])('refuses a message and a click with %s', (_name, change) => {
    const refused = { ok: false, code: 'missing-identity' };

    expect([
      readActivity({ ...message, ...change }, tenantId),
      readActivity({ ...click, ...change }, tenantId),
    ]).toEqual([refused, refused]);
  });

  it('refuses somebody of another tenant', () => {
    const other = { ...message, conversation: { id: 'a:1', tenantId: aadObjectId } };

    expect(readActivity(other, tenantId)).toEqual({ ok: false, code: 'wrong-tenant' });
  });

  it.each([
    ['no value', { value: undefined }],
    ['a value that is a text', { value: 'approve' }],
    ['no action', { value: {} }],
    ['an action that is a text', { value: { action: 'approve' } }],
    ['no verb', { value: { action: { type: 'Action.Execute', data: {} } } }],
    ['another kind of action', { value: { action: { type: 'Action.Submit', verb: 'request.approve' } } }],
  ])('refuses a click with %s', (_name, change) => {
    expect(readActivity({ ...click, ...change }, tenantId)).toEqual({ ok: false, code: 'malformed-action' });
  });

  it.each([[undefined], ['text'], [[1]], [null]])('reads a click whose data is %j as one without data', (data) => {
    const reading = readActivity(
      { ...click, value: { action: { type: 'Action.Execute', verb: 'v', data } } },
      tenantId,
    );

    expect(reading.ok && reading.incoming.kind === 'card-action' && reading.incoming.values).toEqual({});
  });

  it('separates a channel from the thread in it', () => {
    const reading = readActivity(
      { ...message, conversation: { id: '19:c@thread.tacv2;messageid=17', tenantId } },
      tenantId,
    );

    expect(reading.ok && reading.incoming.kind === 'message' && reading.incoming.conversation).toEqual({
      id: '19:c@thread.tacv2;messageid=17',
      rootId: '19:c@thread.tacv2',
    });
  });

  it('reads an installation from either activity that tells of one, and not from somebody else who joins', () => {
    const joined = { ...message, type: 'conversationUpdate', recipient: { id: '28:bot' } };
    const readings = [
      readActivity({ ...message, type: 'installationUpdate', action: 'add' }, tenantId),
      readActivity({ ...joined, membersAdded: [{ id: '28:bot' }] }, tenantId),
      readActivity({ ...joined, membersAdded: [{ id: '29:carl' }] }, tenantId),
      readActivity({ ...message, type: 'installationUpdate', action: 'remove' }, tenantId),
    ];

    expect(readings.map((reading) => reading.ok && reading.incoming.kind)).toEqual([
      'installed',
      'installed',
      'other',
      'other',
    ]);
  });

  it('never throws, whatever the shape', () => {
    const anything = fc.record(
      {
        type: fc.oneof(fc.constantFrom('message', 'invoke', 'conversationUpdate', 'installationUpdate'), fc.anything()),
        name: fc.oneof(fc.constant('adaptiveCard/action'), fc.anything()),
        id: fc.anything(),
        from: fc.oneof(fc.constant(message.from), fc.anything()),
        conversation: fc.oneof(fc.constant(message.conversation), fc.anything()),
        value: fc.oneof(fc.record({ action: fc.anything(), verb: fc.anything() }), fc.anything()),
        entities: fc.anything(),
        membersAdded: fc.anything(),
        recipient: fc.anything(),
      },
      { requiredKeys: [] },
    );

    fc.assert(
      fc.property(
        fc.oneof(anything, fc.anything()),
        (activity) => typeof readActivity(activity, tenantId).ok === 'boolean',
      ),
    );
  });
});
