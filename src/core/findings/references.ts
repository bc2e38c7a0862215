/** The documents the rules come from, spelled out; the argument names the section. */
const learn = (title: string) => (section: string) => `Microsoft Learn: ${title}, "${section}"`;

export const hashSyncPage = learn('Implement password hash synchronization with Microsoft Entra Connect Sync');
export const hashSyncTroubleshooting = learn(
  'Troubleshoot password hash synchronization with Microsoft Entra Connect Sync',
);
export const authenticationChoice = learn(
  'Choose the right authentication method for your Microsoft Entra hybrid identity solution',
);
export const schedulerPage = learn('Microsoft Entra Connect Sync: Scheduler');
export const healthAlerts = learn('Microsoft Entra Connect Health alert catalog');
export const writebackPage = learn('How does self-service password reset writeback work in Microsoft Entra ID?');
export const writebackTroubleshooting = learn(
  'Troubleshoot self-service password reset writeback in Microsoft Entra ID',
);
export const passThroughTroubleshooting = learn('Troubleshoot Microsoft Entra pass-through authentication');
export const passThroughLimits = learn('Microsoft Entra pass-through authentication: Current limitations');
export const seamlessSignOnTroubleshooting = learn('Troubleshoot Microsoft Entra seamless single sign-on');
export const stagedRolloutPage = learn('Migrate to cloud authentication using Staged Rollout');
export const smartLockoutPage = learn('Protect user accounts from attacks with Microsoft Entra smart lockout');
export const duplicateAttributes = learn('Identity synchronization and duplicate attribute resiliency');
export const syncErrors = learn('Understanding errors during Microsoft Entra synchronization');
export const adRecycleBin = learn('Microsoft Entra Connect Sync: Enable Active Directory recycle bin');
export const syncFeatures = learn('Microsoft Entra Connect Sync service features');
export const graphUser = learn('Microsoft Graph REST API v1.0, user resource type');
export const graphOrganization = learn('Microsoft Graph REST API, organization resource type');
export const graphRiskyUser = learn('Microsoft Graph REST API v1.0, riskyUser resource type');
export const graphSignIns = learn('Microsoft Graph REST API v1.0, List signIns');
export const graphSynchronization = learn('Microsoft Graph REST API, Get onPremisesDirectorySynchronization');
export const sourceOfAuthority = learn(
  'Embrace cloud-first posture: Transfer User Source of Authority (SOA) to the cloud',
);
export const accountControlFlags = learn('UserAccountControl property flags (KB305144)');
export const passwordSyncSupport = learn('Troubleshoot password synchronization (KB2855271)');
export const adSchema = learn('Active Directory schema');

/** Microsoft warns that numbers and texts may change: rules match on the number. */
export const errorCode = (code: number | string): string =>
  learn('Microsoft Entra authentication and authorization error codes')(`AADSTS${code}`);

export const openSpecification = (document: string, section: string): string =>
  `Microsoft Open Specifications: ${document}, ${section}`;
