import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../src/core/policy.ts';
import { northwind } from '../../src/lab/northwind.ts';
import { openDesk, type Desk } from './desk.ts';
import { approvedReset, toldIn } from './reset-steps.ts';

let desk: Desk;
beforeEach(async () => {
  const forRisk = { ...defaultPolicy.approval.forRisk, 'risk-privileged-target': 2 };
  desk = await openDesk({ policy: { approval: { ...defaultPolicy.approval, forRisk } } });
});
afterEach(() => desk.close());

function giveRights(): void {
  const agents = desk.tenant.graph.groups.find(({ id }) => id === northwind.groups.agents.id);
  Object.assign(agents ?? {}, { members: [...(agents?.members ?? []), desk.entraUser('samuel').id] });
}

describe('an account that got rights of its own after one person had approved', () => {
  it('is not changed while policy wants two people for such an account', async () => {
    const id = await approvedReset(desk);
    giveRights();
    const told = toldIn(await desk.press('amara', 'request.perform', id));

    expect(desk.ad.writes).toEqual([]);
    expect(told).toContain('Nothing was changed. More people must approve this than did.');
    expect((await desk.request(id)).state).toBe('approved');
  });

  it('can be changed after it was asked for anew and two have approved', async () => {
    await desk.press('amara', 'request.cancel', await approvedReset(desk));
    giveRights();
    const id = await approvedReset(desk);
    await desk.press('dana', 'request.approve', id);

    expect((await desk.press('amara', 'request.perform', id)).kind).toBe('revealed');
  });
});
