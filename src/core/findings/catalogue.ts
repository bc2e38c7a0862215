import { adAccountExpired, adAccountExpiresSoon, expiredAccountCloudOpen } from './account-expiry.ts';
import * as accountState from './account-state.ts';
import { adAccountLocked, lockoutElapsed } from './ad-lockout.ts';
import { adPasswordExpired, adPasswordExpiresSoon, adPasswordNeverExpires } from './ad-password-expiry.ts';
import * as flags from './ad-password-flags.ts';
import * as application from './application-log.ts';
import * as caveats from './caveats.ts';
import type { Cause } from './cause.ts';
import { cloudNoPassword } from './cloud-no-password.ts';
import * as cloudPassword from './cloud-password.ts';
import * as access from './conditional-access.ts';
import * as hashSync from './hash-sync.ts';
import { healthy } from './healthy.ts';
import { cloudMaliciousIpBlock, cloudSmartLockout } from './lockout-log.ts';
import * as restrictions from './logon-restrictions.ts';
import * as names from './names.ts';
import { ptaAgentFailure, ptaUsernameNotValid } from './pass-through.ts';
import * as presence from './presence.ts';
import * as secondFactor from './second-factor.ts';
import * as session from './session-log.ts';
import * as temporary from './temporary-password.ts';
import * as tenantSync from './tenant-sync.ts';
import { tenantFeaturesUnknown } from './undeclared-settings.ts';
import * as unreadable from './unreadable.ts';
import { wrongPassword } from './wrong-password.ts';

/** Rule 1: where one of these holds, nothing else may be said. */
export const stops: readonly Cause[] = [presence.adAmbiguousMatch, presence.notAUserAccount];

/** Every cause Latchkey knows, by rank. A code keeps its meaning for ever; a new meaning gets a new code. */
export const catalogue: readonly Cause[] = [
  healthy,
  presence.notAUserAccount,
  presence.adObjectNotFound,
  presence.adObjectDeleted,
  presence.adAmbiguousMatch,
  presence.entraUserNotFound,
  presence.entraUserSoftDeleted,
  presence.notInSyncScope,
  names.upnConflictQuarantined,
  names.proxyAddressConflict,
  names.upnMismatch,
  names.nonRoutableUpn,
  names.tenantNotIdentified,
  presence.cloudOnlyUser,
  presence.sourceOfAuthorityCloud,
  names.usernameNotFound,
  accountState.adAccountDisabled,
  accountState.cloudAccountDisabled,
  accountState.cloudDisabledBySyncRule,
  accountState.enableStateSyncPending,
  accountState.adDisabledCloudStillEnabled,
  adAccountExpired,
  adAccountLocked,
  cloudSmartLockout,
  cloudMaliciousIpBlock,
  ptaAgentFailure,
  cloudNoPassword,
  temporary.tempPasswordNotSynced,
  temporary.tempPasswordFlagPredatesFeature,
  hashSync.hashNotSynced,
  hashSync.hashSyncPending,
  hashSync.cloudPasswordDiverged,
  adPasswordExpired,
  flags.adMustChangePassword,
  temporary.tempPasswordSynced,
  temporary.newUserForceChange,
  cloudPassword.cloudForceChangePending,
  cloudPassword.cloudPasswordExpired,
  flags.smartCardOnly,
  wrongPassword,
  ptaUsernameNotValid,
  restrictions.adLogonHoursDenied,
  restrictions.adWorkstationRestricted,
  restrictions.adProtectedUser,
  restrictions.adDesOnlyKeys,
  access.caBlocked,
  access.caDeviceNotCompliant,
  access.caDeviceNotJoined,
  access.caAppNotApproved,
  access.caSecurityPolicy,
  access.securityDefaultsBlocked,
  access.userRiskBlocked,
  access.riskPasswordChangeRequired,
  secondFactor.mfaRegistrationRequired,
  secondFactor.mfaRegistrationBlocked,
  secondFactor.mfaChallengeFailed,
  secondFactor.mfaRequired,
  secondFactor.externalMfaUnsatisfied,
  application.appAssignmentMissing,
  application.consentMissing,
  application.appNotInTenant,
  application.resourceNotInTenant,
  session.sessionRevoked,
  session.signInFrequencyExpired,
  session.seamlessSsoFailed,
  session.kmsiInterrupt,
  session.ssprRegistrationInterrupt,
  application.appRequestMalformed,
  secondFactor.tapRequired,
  tenantSync.syncDisabled,
  tenantSync.syncStale,
  tenantSync.phsDisabled,
  tenantSync.phsStale,
  expiredAccountCloudOpen,
  cloudPassword.expiredPasswordCloudOpen,
  flags.forceChangeSuppressed,
  adPasswordNeverExpires,
  cloudPassword.cloudPasswordNeverExpiresResidual,
  temporary.writebackMissing,
  caveats.adProtectedAccount,
  flags.adCannotChangePassword,
  flags.adPasswordNotRequired,
  lockoutElapsed,
  adPasswordExpiresSoon,
  adAccountExpiresSoon,
  temporary.aadjUnlockNotEnforced,
  flags.scrilOldPasswordRisk,
  caveats.noLicence,
  tenantSync.stagedRolloutUser,
  caveats.cloudSessionStillValid,
  unreadable.adUnreachable,
  unreadable.entraUnreachable,
  unreadable.signInLogsUnavailable,
  tenantFeaturesUnknown,
  unreadable.adAttributeMissing,
  unreadable.dcReplicaLag,
];
