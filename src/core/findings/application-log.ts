import { signInCause } from './sign-in-cause.ts';

/** The application, not the account: other applications work, and a reset changes nothing. */

export const appAssignmentMissing = signInCause({
  code: 'app-assignment-missing',
  rank: 83,
  blocks: 'cloud',
  errorCodes: [50105],
  title: 'Not assigned to this application',
  meaning: 'The password is right. This application is for assigned people only.',
  remedies: [
    {
      who: 'Entra administrator',
      where: 'Enterprise applications, Users and groups',
      action: 'Ask its owner to assign the person.',
    },
  ],
});

export const consentMissing = signInCause({
  code: 'consent-missing',
  rank: 84,
  blocks: 'cloud',
  errorCodes: [65001, 90094],
  title: 'Nobody has consented to this application',
  meaning: 'The application asks for permissions that nobody has granted.',
  remedies: [
    {
      who: 'Entra administrator',
      where: 'Enterprise applications, Permissions',
      action: 'Review the request; grant or refuse it.',
    },
  ],
});

export const appNotInTenant = signInCause({
  code: 'app-not-in-tenant',
  rank: 85,
  blocks: 'cloud',
  errorCodes: [700016, 70001, 700011],
  title: 'Application unknown in this tenant',
  meaning: 'The application is not set up in your organisation, or the wrong organisation was asked.',
  remedies: [
    {
      who: 'Entra administrator',
      where: 'Enterprise applications',
      action: 'Ask the owner of the application for its identifier.',
    },
  ],
});

export const resourceNotInTenant = signInCause({
  code: 'resource-not-in-tenant',
  rank: 86,
  blocks: 'cloud',
  errorCodes: [500011],
  title: 'Service unknown in this tenant',
  meaning: 'The application asks for a service that is not set up in your organisation.',
  remedies: [
    {
      who: 'Entra administrator',
      where: 'Enterprise applications',
      action: 'Add the service, or have the application corrected.',
    },
  ],
});

export const appRequestMalformed = signInCause({
  code: 'app-request-malformed',
  rank: 92,
  blocks: 'cloud',
  errorCodes: [90014, 900144, 7000218, 9002313],
  title: 'The application sends a faulty request',
  meaning: 'The application makes a mistake. You and your password are not the reason.',
  remedies: [
    {
      who: 'Entra administrator',
      where: 'owner or maker of the application',
      action: 'Report the number and the time.',
    },
  ],
});
