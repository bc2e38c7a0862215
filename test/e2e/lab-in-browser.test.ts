import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { startLabApp, type LabApp } from '../../src/lab/start-lab-app.ts';
import { describeWith } from '../services.ts';
import { chatOn, openBrowser, type Chat } from './browser.ts';

const passwordShape = /\b[A-Za-z0-9]{5}(?:-[A-Za-z0-9]{5}){2,}\b/;

describeWith('chromium', 'the lab in a browser', () => {
  let browser: Browser;
  let app: LabApp;
  let problems: string[];

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => browser?.close());

  beforeEach(async () => {
    problems = [];
    app = await startLabApp({ hashLoop: 'never', attributeCycle: 'never' });
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await app.close();
    expect(problems).toEqual([]);
  });

  async function openPage(path: string, viewport = { width: 1280, height: 900 }): Promise<Page> {
    const page = await (await browser.newContext({ viewport })).newPage();
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await page.goto(app.lab.url + path);
    return page;
  }

  const openChatAs = async (persona: string): Promise<Chat> => chatOn(await openPage(`/as/${persona}`));

  /** Everything the chats hold, as text. */
  const kept = (): string => JSON.stringify(app.lab.teams.messages());

  async function askForReset(amara: Chat, name: string): Promise<void> {
    await amara.say(`reset ${name}, INC0012346`);
    await amara.field('How did you verify the caller?').selectOption({ index: 1 });
    await amara.field('Reason').fill('Forgot the password');
    await amara.button('Ask for approval').click();
    await amara.card('Waiting for approval').waitFor();
  }

  async function approve(chandra: Chat): Promise<void> {
    await chandra.openChat(/Password approvals/);
    await chandra.button('Approve').click();
    await chandra.card('Approved by').waitFor();
  }

  it('shows an agent why somebody cannot sign in, per side, with the evidence behind a button', async () => {
    const amara = await openChatAs('amara');
    await amara.say("why can't Lena Fischer sign in?");
    const card = amara.card('Locked out in Active Directory');
    await card.waitFor();
    expect(await card.getByText(/0x10/).isVisible()).toBe(false);
    await amara.button('Show evidence and sources').click();
    await card.getByText(/0x10/).waitFor();
    expect(await card.innerText()).toMatch(/On-premises AD\s+Blocked\s+Microsoft Entra ID\s+Works/);
  });

  it('asks which of two people is meant, and answers for the one chosen', async () => {
    const amara = await openChatAs('amara');
    await amara.say("why can't Jane Cooper sign in?");
    await amara.card('Several people match').getByRole('button', { name: 'This one' }).nth(1).click();
    const card = amara.card('jane.cooper2@northwind.example');
    await card.getByText('Works', { exact: true }).first().waitFor();
    expect(await card.innerText()).toContain('jcooper2');
  });

  it('reveals a new password once, to the requester alone, after somebody else approved', async () => {
    const [amara, chandra, dana] = [await openChatAs('amara'), await openChatAs('chandra'), await openChatAs('dana')];
    await dana.openChat(/Password approvals/);
    const before = await app.lab.ad.find({ by: 'account', value: 'sadeyemi' }, 1);

    await askForReset(amara, 'Samuel Adeyemi');
    await approve(chandra);
    await amara.button('Reset and show once').click();
    const revealed = amara.card('New password for Samuel Adeyemi');
    await revealed.waitFor();
    const [password = 'none'] = passwordShape.exec(await revealed.innerText()) ?? [];
    await dana.card('was changed in Active Directory').waitFor();

    const after = await app.lab.ad.find({ by: 'account', value: 'sadeyemi' }, 1);
    expect(password).toMatch(passwordShape);
    expect(kept()).not.toContain(password);
    expect(await chandra.log.innerText()).not.toContain(password);
    expect(await dana.log.innerText()).not.toContain(password);
    expect([pwdLastSetOf(before) === pwdLastSetOf(after), pwdLastSetOf(after)]).toEqual([false, '0']);
  });

  it('does not reveal again: not to a second press of the same button, and not to a page loaded anew', async () => {
    const [amara, chandra] = [await openChatAs('amara'), await openChatAs('chandra')];
    await askForReset(amara, 'Samuel Adeyemi');
    await approve(chandra);
    await amara.button('Reset and show once').click();
    const revealed = amara.card('New password for Samuel Adeyemi');
    await revealed.waitFor();
    const [password = 'none'] = passwordShape.exec(await revealed.innerText()) ?? [];

    const again = await pressUnseen('amara', 'request.perform');
    const anew = await openChatAs('amara');
    await anew.card('Done').waitFor();

    expect(again).toMatchObject({ kind: 'card' });
    expect(JSON.stringify(again)).not.toMatch(passwordShape);
    expect(await anew.log.innerText()).not.toContain(password);
  });

  it.each(['amara', 'ben', 'elif', 'karin'])(
    'does not let %s approve by sending the verb without the button',
    async (persona) => {
      const amara = await openChatAs('amara');
      await askForReset(amara, 'Samuel Adeyemi');
      await pressUnseen(persona, 'request.approve');
      const approvers = app.lab.teams
        .messages()
        .filter(({ conversationId }) => conversationId === app.lab.settings.approvalsConversationId);
      expect(JSON.stringify(approvers.at(-1))).toContain('Waiting for approval');
    },
  );

  it('needs a mention in a group', async () => {
    const amara = await openChatAs('amara');
    await amara.openChat(/Helpdesk/);
    await amara.say('why is Lena Fischer locked?');
    await amara.say('@Latchkey why is Lena Fischer locked?');
    await amara.card('Locked out in Active Directory').waitFor();
    const answers = app.lab.teams
      .messages()
      .filter(({ from, summary }) => from === undefined && summary?.includes('Lena Fischer'));
    expect(answers.length).toBe(1);
  });

  it('keeps what was typed into a form while other messages arrive', async () => {
    const [amara, ben] = [await openChatAs('amara'), await openChatAs('ben')];
    await amara.openChat(/Helpdesk/);
    await ben.openChat(/Helpdesk/);
    await amara.say('@Latchkey reset Samuel Adeyemi');
    await amara.field('Reason').fill('half a sentence');
    await ben.say('good morning');
    await amara.log.getByText('good morning').waitFor();
    expect([
      await amara.field('Reason').inputValue(),
      await amara.field('Reason').evaluate((field) => field === field.ownerDocument.activeElement),
    ]).toEqual(['half a sentence', true]);
  });

  it('shows what was typed as text, never as HTML', async () => {
    const [amara, ben] = [await openChatAs('amara'), await openChatAs('ben')];
    const typed = '<img src=x onerror=alert(1)> <b>bold</b> **stars** </at> {{DATE(2026-01-01T00:00:00Z)}}';
    await ben.openChat(/Helpdesk/);
    await amara.openChat(/Helpdesk/);
    await amara.say(typed);
    await ben.log.getByText(typed).waitFor();
    expect(await ben.log.locator('img, b:not(.message-head b), strong').count()).toBe(
      await ben.log.locator('.card strong').count(),
    );
  });

  it('says that Latchkey did not take a message when it is not running', async () => {
    const amara = await openChatAs('amara');
    await app.lab.connectBot('http://127.0.0.1:9/api/messages');
    await amara.say('help');
    await amara.log.getByText('Latchkey did not take the last message').waitFor();
  });

  it('puts a message from "People to try" into the agent\'s chat, side by side with an approver\'s', async () => {
    const page = await openPage('/', { width: 1440, height: 900 });
    await page.getByRole('button', { name: 'People to try' }).click();
    await page.getByRole('button', { name: 'unlock Lena Fischer' }).click();
    const box = page.frameLocator('iframe').first().getByRole('textbox', { name: 'Type a message' });
    await expect.poll(() => box.inputValue()).toBe('unlock Lena Fischer');
  });

  it('can be used on a phone without anything beyond its right edge', async () => {
    const page = await openPage('/as/amara', { width: 390, height: 844 });
    await page
      .getByLabel('Chats')
      .getByRole('button', { name: /Latchkey/ })
      .click();
    const amara = chatOn(page);
    await amara.say('check sync status of Marcus Bell');
    await amara.card('Marcus Bell').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });

  it('can be used by keyboard alone', async () => {
    const page = await openPage('/as/amara');
    await page.getByRole('textbox', { name: 'Type a message' }).focus();
    await page.keyboard.type('help');
    await page.keyboard.press('Enter');
    await chatOn(page).log.getByText('help', { exact: true }).waitFor();
    await page.getByLabel('Chats').getByRole('button').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Helpdesk' }).waitFor();
    await page.keyboard.type('@lat');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('textbox', { name: 'Type a message' }).inputValue()).toBe('@Latchkey ');
  });

  /** A press of a button that this person's page does not show (any more), on a message of a chat of their own. */
  async function pressUnseen(persona: string, verb: string): Promise<unknown> {
    const requestId = /"requestId":"([^"]+)"/.exec(kept())?.[1];
    const state = (await (await fetch(`${app.lab.url}/as/${persona}/state`)).json()) as {
      conversations: readonly { id: string; messages: readonly { id: string }[] }[];
    };
    const [chat] = state.conversations;
    const response = await fetch(`${app.lab.url}/as/${persona}/press`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        conversationId: chat?.id,
        messageId: chat?.messages[0]?.id,
        trigger: 'manual',
        action: { verb, data: { requestId } },
      }),
    });
    expect([requestId === undefined, response.status]).toEqual([false, 200]);
    return response.json();
  }
});

function pwdLastSetOf(found: Awaited<ReturnType<LabApp['lab']['ad']['find']>>): unknown {
  return found.kind === 'read' ? found.value.accounts[0]?.['pwdLastSet'] : found.kind;
}
