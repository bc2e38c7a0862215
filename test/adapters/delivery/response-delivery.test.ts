import { expect, it } from 'vitest';

import { responseDelivery } from '../../../src/adapters/delivery/response-delivery.ts';
import { Secret } from '../../../src/core/secret.ts';
import { sampleRequest } from '../store/samples.ts';

it('responseDelivery shows the very secret that it was given, in the response and still closed', async () => {
  const secret = new Secret('Correct-Horse-7');
  const delivery = await responseDelivery.deliver(sampleRequest(), secret);

  expect(delivery).toStrictEqual({ kind: 'shown', secret });
  expect(delivery.kind === 'shown' && delivery.secret).toBe(secret);
  expect(JSON.stringify(delivery)).not.toContain('Correct-Horse-7');
});
