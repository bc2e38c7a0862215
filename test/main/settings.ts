export const goodSettings = {
  bot: {
    appId: '9f3d1c5a-0b7e-4c55-8f0e-5b8d0a1c2e3f',
    tenantId: '7f000001-1111-4111-8111-000000000001',
    approvalsConversationId: '19:approvers@thread.tacv2',
  },
  ad: { servers: ['127.0.0.1'], baseDn: 'DC=contoso,DC=com', bindDn: 'CN=latchkey,DC=contoso,DC=com' },
  graph: { credential: { kind: 'managed-identity' } },
  policy: {
    agentGroups: ['10000000-0000-4000-8000-000000000001'],
    approverGroups: ['10000000-0000-4000-8000-000000000002'],
  },
};

export const goodSecrets = { LATCHKEY_AD_BIND_PASSWORD: 'bind-secret-71', LATCHKEY_BOT_CLIENT_SECRET: 'bot-secret-72' };
