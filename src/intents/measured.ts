import { recognise } from '../language/recognise.ts';
import type { AdDirectory } from '../ports/ad-directory.ts';
import type { EntraChanges } from '../ports/entra-changes.ts';
import type { EntraDirectory } from '../ports/entra-directory.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import type { Assistant } from './assistant.ts';

const kindOf = ({ kind }: { readonly kind: string }): string => kind;
/** Any verb may come with a press; only known words may name a figure. */
const verbs = /^(?:request\.(?:submit|approve|deny|cancel|perform|reissue|view)|person\.choose)$/;

/** Notes the time of each question to one directory, by the kind of its answer. */
const timed =
  ({ measure }: Telemetry, directory: 'active-directory' | 'entra-id') =>
  <T extends { readonly kind: string }>(operation: string, work: () => Promise<T>): Promise<T> =>
    measure({ kind: 'directory', directory, operation }, work, kindOf);

/** The directory with the time of each question noted; its answers are untouched. */
export function withMeasuredAd(ad: AdDirectory, telemetry: Telemetry): AdDirectory {
  const ask = timed(telemetry, 'active-directory');
  return {
    ...ad,
    find: (key, limit) => ask('find', () => ad.find(key, limit)),
    resetPassword: (change) => ask('reset-password', () => ad.resetPassword(change)),
    unlock: (objectGUID) => ask('unlock', () => ad.unlock(objectGUID)),
  };
}

export function withMeasuredEntra(entra: EntraDirectory, telemetry: Telemetry): EntraDirectory {
  const ask = timed(telemetry, 'entra-id');
  return {
    ...entra,
    find: (key, limit) => ask('find', () => entra.find(key, limit)),
    tenant: () => ask('tenant', () => entra.tenant()),
    memberOf: (user, groups) => ask('member-of', () => entra.memberOf(user, groups)),
  };
}

export function withMeasuredEntraChanges(changes: EntraChanges, telemetry: Telemetry): EntraChanges {
  const ask = timed(telemetry, 'entra-id');
  return { resetPassword: (change) => ask('reset-password', () => changes.resetPassword(change)) };
}

/** The assistant with its answers counted by what was asked and what it came to. */
export function withMeasuredAnswers(assistant: Assistant, { measure }: Telemetry): Assistant {
  return {
    ...assistant,
    onMessage: (input) => {
      const { intent } = recognise({ text: input.text, entities: input.entities });
      return measure({ kind: 'answer', intent }, () => assistant.onMessage(input), kindOf);
    },
    onAction: (input) => {
      const intent = verbs.test(input.verb) ? input.verb : 'unknown-verb';
      return measure({ kind: 'answer', intent }, () => assistant.onAction(input), kindOf);
    },
  };
}
