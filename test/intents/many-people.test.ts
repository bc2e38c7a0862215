import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDesk, type Desk } from './desk.ts';

let desk: Desk;
let read: number;
beforeEach(async () => {
  desk = await openDesk();
  read = 0;
  const { find } = desk.ad;
  desk.ad.find = (...given) => ((read += 1), find(...given));
});
afterEach(() => desk.close());

const about = (howMany: number): string =>
  `diagnose ${Array.from({ length: howMany }, (_, at) => `user${at}@northwind.example`).join(', ')}`;

it('a message about a hundred people reads nobody, whoever wrote it: it would be a flood of both directories', async () => {
  for (const persona of ['amara', 'samuel']) {
    expect(await desk.say(persona, about(100))).toMatchObject({
      kind: 'refused',
      because: [{ code: 'too-many-people' }],
    });
  }
  expect(read).toBe(0);
});

it('a message about ten people is answered about each of them', async () => {
  const outcome = await desk.say('amara', about(10));

  expect(outcome).toMatchObject({
    kind: 'several',
    outcomes: Array.from({ length: 10 }, () => ({ kind: 'not-found' })),
  });
});
