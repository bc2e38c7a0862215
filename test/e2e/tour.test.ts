import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startLabApp, type LabApp } from '../../src/lab/start-lab-app.ts';
import { describeWith } from '../services.ts';
import { openBrowser } from './browser.ts';

describeWith('chromium', 'the guided tour of the lab', () => {
  let browser: Browser;
  let app: LabApp;
  let page: Page;
  let agent: FrameLocator;
  let right: FrameLocator;

  beforeAll(async () => {
    [browser, app] = await Promise.all([openBrowser(), startLabApp({ hashLoop: 'never', attributeCycle: 'never' })]);
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(app.lab.url);
    [agent, right] = [page.frameLocator('iframe').first(), page.frameLocator('iframe').nth(1)];
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  const tour = () => page.getByRole('region', { name: 'Guided tour' });
  const next = () => tour().getByRole('button', { name: 'Next' }).click();

  /** Takes the step's message into the chat of whom it is for, and sends it. */
  async function say(chat: FrameLocator): Promise<void> {
    await tour()
      .getByRole('button', { name: /Put into the chat/ })
      .click();
    const box = chat.getByRole('textbox', { name: 'Type a message' });
    await expect.poll(() => box.inputValue(), { timeout: 20_000 }).not.toBe('');
    await box.press('Enter');
  }
  const reads = (chat: FrameLocator, text: string | RegExp) => chat.getByRole('log').getByText(text).first().waitFor();

  it('tells the whole story in six steps that work as they say', async () => {
    await say(agent);
    await reads(agent, /locked/i);
    await next();
    await say(agent);
    await reads(agent, /withheld/i);
    await next();
    await say(agent);
    await agent.getByLabel('How did you verify the caller?').selectOption({ index: 1 });
    await agent.getByLabel('Reason').fill('Forgot it');
    await agent.getByRole('button', { name: 'Ask for approval' }).click();
    await next();
    await right
      .getByLabel('Chats')
      .getByRole('button', { name: /approvals/i })
      .click();
    await right.getByRole('button', { name: 'Approve' }).click();
    await next();
    await agent.getByRole('button', { name: 'Reset and show once' }).click();
    await reads(agent, /\b[A-Za-z0-9]{5}(?:-[A-Za-z0-9]{5}){2,}\b/);
    await next();
    await say(right);
    await reads(right, /Chandra Rao/);

    expect(await tour().getByText('Step 6 of 6').isVisible()).toBe(true);
    await tour().getByRole('button', { name: 'Meet the others' }).click();
    await page.getByRole('region', { name: 'People to try' }).waitFor();
  }, 90_000);
});
