import type { LabApp } from './start-lab-app.ts';

/**
 * What `npm start` prints in the lab: that it is one, where it is, and three things to try.
 *
 * @param checkpoints - The directory of the checkpoints.
 */
export function welcomeText({ lab, endpoint }: LabApp, checkpoints: string): string {
  return `
  LATCHKEY LAB - fictional people, nothing real is touched
  (there is no latchkey.config.json, so no real tenant is asked)

  Open   ${lab.url}

  Try, as an agent:
    why can't lena sign in?
    has it synced for priya?
    reset samuel with force change   then approve it as an approver, in the other pane

  Checkpoints of the audit transcript go to ${checkpoints}.
  They are signed with a throw-away key of this run, so they prove nothing later.

  The bot listens at ${endpoint}. Stop with Ctrl+C.
`;
}
