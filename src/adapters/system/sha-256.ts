import { hash } from 'node:crypto';

import type { Hasher } from '../../core/audit/record.ts';

export const sha256: Hasher = {
  text: (text) => hash('sha256', text, 'hex'),
  leaf: (text) => hash('sha256', `\0${text}`, 'hex'),
  node: (left, right) => hash('sha256', Buffer.from(`01${left}${right}`, 'hex'), 'hex'),
};
