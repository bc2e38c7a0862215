// Writes docs/images/lab.png from a running lab, so that the README shows the program as it is.
import { startLabApp } from '../../src/lab/start-lab-app.ts';
import { openBrowser } from '../../test/e2e/browser.ts';

const app = await startLabApp({ hashLoop: 'never' });
const browser = await openBrowser();
try {
  const { teams, url } = app.lab;
  const page = await browser.newPage({ viewport: { width: 1440, height: 940 } });
  await page.goto(url);
  const [agent, approver] = [page.frameLocator('iframe').first(), page.frameLocator('iframe').nth(1)];

  await teams.say('amara', 'latchkey', "why can't Marcus Bell sign in?");
  await agent.getByRole('log').getByText('Temporary password withheld from the cloud').first().waitFor();
  await teams.say('ben', 'latchkey', 'reset Samuel Adeyemi, INC0012346');
  await teams.waitForQuiet();
  const form = teams.viewer('ben')?.findCard('request.submit');
  await teams.press('ben', form?.id ?? '', 'request.submit', {
    reason: 'Forgot it over the holidays',
    ticket: 'INC0012346',
    verification: 'call-back',
    forceChange: 'true',
  });
  await approver
    .getByLabel('Chats')
    .getByRole('button', { name: /approvals/i })
    .click();
  await approver.getByRole('log').getByRole('button', { name: 'Approve' }).first().waitFor();
  await page.screenshot({ path: new URL('../../docs/images/lab.png', import.meta.url).pathname });
} finally {
  await browser.close();
  await app.close();
}
