import { hash } from 'node:crypto';

import type { Hasher } from '../../core/audit/record.ts';

/** What is hashed for an inner node: 0x01 and both hashes. It is used again and again. */
const node = Buffer.concat([Buffer.of(0x01), Buffer.alloc(64)]);

export const sha256: Hasher = {
  text: (text) => hash('sha256', text, 'hex'),
  leaf: (text) => hash('sha256', `\0${text}`, 'hex'),
  node: (left, right) => {
    const written = node.write(left, 1, 'hex') + node.write(right, 33, 'hex');
    // What is no hash leaves bytes of the last one behind.
    return hash('sha256', written === 64 ? node : Buffer.from(`01${left}${right}`, 'hex'), 'hex');
  },
};
