import { createHash } from 'node:crypto';
import { addressOf } from '../personas/ordinary-account.ts';
import { entraIdOf } from '../personas/ordinary-user.ts';
import { displayNameOf, type Persona } from '../personas/persona.ts';
import { chattingPersonas, type ChattingPersona } from '../personas/personas.ts';

/** Somebody in a chat, as Teams names them. */
export interface TeamsPerson {
  /** The persona's short name. */
  readonly persona: string;
  /** Teams id, `29:...`. */
  readonly id: string;
  readonly aadObjectId: string;
  readonly name: string;
  readonly givenName: string;
  readonly surname: string;
  readonly email: string;
}

export interface Conversation {
  readonly id: string;
  /** Short name for scripts: `latchkey`, `approvals`, `helpdesk`. */
  readonly key: ConversationKey;
  readonly kind: 'personal' | 'groupChat';
  readonly title: string;
  readonly members: readonly TeamsPerson[];
}

export type ConversationKey = 'latchkey' | 'approvals' | 'helpdesk';

export const approvalsConversationId = '19:4c7b1f0e8d2a4f0b9a6e3d5c1b2a7f90@thread.v2';
const helpdeskConversationId = '19:9e2d6a41c05b4b7f8f1d0c3a5e7b6d24@thread.v2';

/** One chat with Latchkey for every person, the approvers' group, and the helpdesk's group. */
export function createConversations(): readonly Conversation[] {
  const people = chattingPersonas.map((persona) => ({ role: persona.role, person: teamsPersonOf(persona) }));
  const withRole = (...roles: ChattingPersona['role'][]): readonly TeamsPerson[] =>
    people.filter(({ role }) => roles.includes(role)).map(({ person }) => person);
  return [
    ...people.map(({ person }) => personalChat(person)),
    {
      id: approvalsConversationId,
      key: 'approvals',
      kind: 'groupChat',
      title: 'Password approvals',
      members: withRole('approver', 'reviewer'),
    },
    {
      id: helpdeskConversationId,
      key: 'helpdesk',
      kind: 'groupChat',
      title: 'Helpdesk',
      members: withRole('agent', 'approver', 'employee'),
    },
  ];
}

function personalChat(person: TeamsPerson): Conversation {
  return { id: `a:1${digest(person.id)}`, key: 'latchkey', kind: 'personal', title: 'Latchkey', members: [person] };
}

function teamsPersonOf(persona: Persona): TeamsPerson {
  return {
    persona: persona.id,
    id: `29:1${digest(persona.id)}`,
    aadObjectId: entraIdOf(persona),
    name: displayNameOf(persona),
    givenName: persona.givenName,
    surname: persona.sn,
    email: addressOf(persona),
  };
}

function digest(text: string): string {
  return createHash('sha256').update(`northwind teams ${text}`).digest('base64url');
}
