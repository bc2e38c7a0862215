export interface GraphPermission {
  /** Application permission of Microsoft Graph, to be granted by an administrator. */
  readonly permission: string;
  readonly why: string;
  readonly calls: readonly string[];
  /** `undefined`: always needed. */
  readonly onlyWith?: 'readRoles' | 'readEligibleRoles' | 'readRisk' | 'cloudOnlyResets' | 'ownerMail';
}

/** Every application permission the adapter uses: the least each call needs, to read only but where its name says more. */
export const graphPermissions: readonly GraphPermission[] = [
  {
    permission: 'User.Read.All',
    why: 'Read the account: state, synchronisation, password dates. User.ReadBasic.All returns too few properties.',
    calls: ['GET /users', 'GET /users/{id | userPrincipalName}', 'GET /directory/deletedItems/microsoft.graph.user'],
  },
  {
    permission: 'AuditLog.Read.All',
    why: 'Read the sign-ins of the last day. The log itself needs Microsoft Entra ID P1.',
    calls: ['GET /auditLogs/signIns'],
  },
  {
    permission: 'Organization.Read.All',
    why: 'Read when the directory was last synchronised.',
    calls: ['GET /organization', 'GET /beta/organization'],
  },
  {
    permission: 'Domain.Read.All',
    why: 'Read which domains are verified, and which are federated.',
    calls: ['GET /domains'],
  },
  {
    permission: 'GroupMember.Read.All',
    why: 'Check that the people who ask, approve and review are in their groups, and whether an account is in a group that may be given directory roles.',
    calls: [
      'POST /users/{id}/checkMemberGroups',
      'GET /users/{id | userPrincipalName}/transitiveMemberOf/microsoft.graph.group',
    ],
  },
  {
    permission: 'RoleManagement.Read.Directory',
    why: 'Read the names of the directory roles an account holds; with User.Read.All alone they come back as null.',
    calls: ['GET /users/{id | userPrincipalName}/transitiveMemberOf/microsoft.graph.directoryRole'],
    onlyWith: 'readRoles',
  },
  {
    permission: 'RoleEligibilitySchedule.Read.Directory',
    why: 'Read the directory roles an account could activate. Needs Microsoft Entra ID P2 or Governance.',
    calls: ['GET /roleManagement/directory/roleEligibilityScheduleInstances'],
    onlyWith: 'readEligibleRoles',
  },
  {
    permission: 'IdentityRiskyUser.Read.All',
    why: 'Read the user risk. Needs Microsoft Entra ID P2.',
    calls: ['GET /identityProtection/riskyUsers', 'GET /identityProtection/riskyUsers/{id}'],
    onlyWith: 'readRisk',
  },
  {
    permission: 'User-PasswordProfile.ReadWrite.All',
    why: 'Reset accounts that are in Entra ID alone. Microsoft documents that the application also needs the role User Administrator; a role that may reset administrators is neither needed nor wanted.',
    calls: ['PATCH /users/{id}'],
    onlyWith: 'cloudOnlyResets',
  },
  {
    permission: 'Mail.Send',
    why: 'Tell the owner of an account that its password was reset. Never grant this in Entra ID, where it lets the application send as everybody: assign the role "Application Mail.Send" in Exchange Online (RBAC for Applications) with a management scope that holds the sender mailbox alone. A grant in Entra ID would add to the scope and undo it.',
    calls: ['POST /users/{sender}/sendMail'],
    onlyWith: 'ownerMail',
  },
];
