const byRole = {
  agent: [
    "why can't Lena Fischer sign in?",
    'check sync status for Priya Nair',
    'reset Samuel Adeyemi, he forgot his password, INC0012346',
  ],
  approver: ['show pending approvals', "why can't Marcus Bell sign in?", 'help'],
  reviewer: ['audit Samuel Adeyemi', 'show pending approvals', 'help'],
  employee: ['help', "why can't Lena Fischer sign in?", 'reset Samuel Adeyemi'],
};

/** Three messages for somebody who has not written here yet; in a group they begin with the mention that Latchkey needs. */
export function suggestedMessages(role, isGroup) {
  const messages = byRole[role] ?? byRole.agent;
  return isGroup ? messages.map((text) => `@Latchkey ${text}`) : messages;
}
