/** The fictional company of the lab: fixed ids, so that scripts and links keep working from one start to the next. */
export const northwind = {
  name: 'Northwind Instruments',
  domain: 'northwind.example',
  netbiosName: 'NORTHWIND',
  baseDn: 'DC=northwind,DC=example',
  domainSid: 'S-1-5-21-1004336348-1177238915-682003330',
  domainController: 'dc1.northwind.example',
  tenantId: '5b1f7c1e-0c52-4a53-9f0b-6a1d6f3f2b10',
  appId: '0f4d1b62-7a7e-4e0c-8a1a-2f8f0b9d5c31',
  helpdeskMailbox: 'helpdesk-notices@northwind.example',
  groups: {
    agents: { id: '3d2a9c58-41d7-4f0e-9a50-7a2c1e6b8f01', displayName: 'Latchkey Agents' },
    approvers: { id: '8c6e0b1d-5f92-4b67-8d3e-0e9a4c7d2f02', displayName: 'Latchkey Approvers' },
    reviewers: { id: 'b7f41e93-2a68-4c15-a6bb-c5d8f0923e03', displayName: 'Latchkey Reviewers' },
  },
} as const;
