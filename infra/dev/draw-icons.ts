// Writes manifest/color.png and manifest/outline.png from the SVG beside each. Needs Chromium.
import { readFileSync, writeFileSync } from 'node:fs';
import { openBrowser } from '../../test/e2e/browser.ts';
import { drawIcon } from './draw-icon.ts';

const manifest = new URL('../../manifest/', import.meta.url);
const icons = [
  { name: 'color', size: 192 },
  { name: 'outline', size: 32 },
];

const browser = await openBrowser();
try {
  for (const { name, size } of icons) {
    const svg = readFileSync(new URL(`${name}.svg`, manifest), 'utf8');
    writeFileSync(new URL(`${name}.png`, manifest), await drawIcon(browser, svg, size));
  }
} finally {
  await browser.close();
}
