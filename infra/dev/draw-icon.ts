import type { Browser } from 'playwright-core';

/** The SVG as a square PNG; what it leaves open stays transparent. */
export async function drawIcon(browser: Browser, svg: string, size: number): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
  return page.screenshot({ omitBackground: true });
}
