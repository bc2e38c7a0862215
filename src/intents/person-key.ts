import type { PersonKey } from '../core/person.ts';
import type { Target } from '../language/recognition.ts';
import type { Mention } from './assistant.ts';

/**
 * Says by which attribute to look for what was typed. `undefined`: it names no person (a request id, or a mention
 * whose Entra object id could not be resolved: a name shown in a mention is not proof of who is meant).
 */
export function personKeyOf(target: Target, mentions: readonly Mention[]): PersonKey | undefined {
  switch (target.kind) {
    case 'upn':
    case 'email':
      return { by: 'address', value: target.value };
    case 'sam':
      return { by: 'account', value: target.value };
    case 'down_level': {
      const [domain, account] = target.value.split('\\');
      return domain && account ? { by: 'account', value: account, domain } : undefined;
    }
    case 'display_name':
      return { by: 'name', value: target.value };
    case 'employee_id':
      return { by: 'employee-id', value: target.value };
    case 'sid':
      return { by: 'sid', value: target.value };
    case 'guid':
      return { by: 'object-guid', value: target.value };
    case 'mention': {
      const objectId = mentions.find(({ teamsId }) => teamsId === target.mentionId)?.entraObjectId;
      return objectId ? { by: 'entra-id', value: objectId } : undefined;
    }
    case 'request_id':
      return undefined;
  }
}
