import { describe, expect, it } from 'vitest';
import { rooms } from '../../src/cards/content.ts';
import { historyCard } from '../../src/cards/history-card.ts';
import type { AuditEvent } from '../../src/core/audit-event.ts';
import { objectsIn } from './walk.ts';

const [room] = rooms;
const event: AuditEvent = {
  code: 'HB4001I',
  name: 'secret_delivered',
  at: '2026-11-21T10:42:00.000Z',
  correlationId: 'c',
  actor: { aadObjectId: 'a', tenantId: 't', name: 'Anna Agent' },
  subject: { displayName: 'Jane Doe' },
  details: { reveals: 1, way: 'shown' },
};
const texts = (events: readonly AuditEvent[], entries = room.entries) =>
  objectsIn(historyCard({ kind: 'history', about: 'Jane Doe', events }, { ...room, entries }).body).flatMap((each) =>
    each['type'] === 'TextBlock' ? [each['text']] : [],
  );

describe('a history', () => {
  it('tells an event as a sentence, with its code and its details on one line', () => {
    expect(texts([event])).toEqual([
      'History of Jane Doe',
      '{{DATE(2026-11-21T10:42:00Z,SHORT)}} {{TIME(2026-11-21T10:42:00Z)}} · HB4001I',
      'The new password was handed over to Anna Agent, who alone may see it',
      'Passwords issued so far: 1 · Way: shown',
    ]);
  });

  it('says how many events it leaves out, and where they are', () => {
    expect(texts([event, event, event], 1).at(-1)).toBe('and 2 more in the transcript. The command line shows all.');
  });
});
