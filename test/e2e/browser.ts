import { chromium, type Browser, type FrameLocator, type Page } from 'playwright-core';
import { chromiumPath } from '../services.ts';

/** Nothing in the background: the tests run where there may be no network. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args: quiet });
}

type Surface = Page | FrameLocator;

/** One person's chat, used as a person does: by what is written on it. */
export function chatOn(surface: Surface) {
  const log = surface.getByRole('log');
  return {
    log,
    /** The newest card with this text. */
    card: (text: string | RegExp) => log.locator('.card-frame').filter({ hasText: text }).last(),
    button: (name: string) => log.getByRole('button', { name, exact: true }).last(),
    async say(text: string) {
      const box = surface.getByRole('textbox', { name: 'Type a message' });
      await box.fill(text);
      await box.press('Enter');
    },
    openChat: (title: RegExp) => surface.getByLabel('Chats').getByRole('button', { name: title }).click(),
    field: (label: string) => log.getByLabel(label).last(),
  };
}

export type Chat = ReturnType<typeof chatOn>;
