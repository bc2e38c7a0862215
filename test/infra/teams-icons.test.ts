import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openBrowser } from '../e2e/browser.ts';
import { describeWith } from '../services.ts';
import { decodePng, type Image } from './png.ts';

const read = (name: string): Buffer => readFileSync(new URL(`../../manifest/${name}`, import.meta.url));
const color = decodePng(read('color.png'));
const outline = decodePng(read('outline.png'));

const pixelsOf = (image: Image) =>
  Array.from({ length: image.width * image.height }, (_none, index) => {
    const [x, y] = [index % image.width, Math.floor(index / image.width)];
    return { x, y, rgba: image.at(x, y) };
  });

const background = '35,57,91,255';

describe('the colour icon', () => {
  it('is 192 by 192 and nowhere transparent', () => {
    expect([color.width, color.height, pixelsOf(color).filter(({ rgba }) => rgba[3] !== 255)]).toEqual([192, 192, []]);
  });

  it('keeps its symbol inside the 120 by 120 in the middle, because Teams rounds the corners off', () => {
    const symbol = pixelsOf(color).filter(({ rgba }) => rgba.join() !== background);
    const outside = symbol.filter(({ x, y }) => Math.min(x, y) < 36 || Math.max(x, y) >= 156);

    expect([symbol.length > 1_000, outside]).toEqual([true, []]);
  });
});

describe('the outline icon', () => {
  it('is 32 by 32, white, on a transparent ground', () => {
    const visible = pixelsOf(outline).filter(({ rgba }) => rgba[3] > 0);

    expect([outline.width, outline.height, visible.length > 50, visible.length < 400]).toEqual([32, 32, true, true]);
    expect(visible.filter(({ rgba }) => rgba.slice(0, 3).join() !== '255,255,255')).toEqual([]);
    expect([outline.at(0, 0), outline.at(31, 0), outline.at(0, 31), outline.at(31, 31)].map(([, , , a]) => a)).toEqual([
      0, 0, 0, 0,
    ]);
  });
});

describeWith('chromium', 'the icons in manifest/', () => {
  it('are what infra/dev/draw-icons.ts draws of the SVG beside them', async () => {
    const { drawIcon } = await import('../../infra/dev/draw-icon.ts');
    const browser = await openBrowser();
    try {
      for (const [name, image] of Object.entries({ color, outline })) {
        const drawn = decodePng(await drawIcon(browser, read(`${name}.svg`).toString(), image.width));
        const apart = pixelsOf(drawn).map(({ x, y, rgba }) =>
          Math.max(...image.at(x, y).map((value, index) => Math.abs(value - (rgba[index] ?? NaN)))),
        );

        // Browsers of different versions smooth edges differently.
        expect([name, apart.filter((difference) => difference > 48).length]).toEqual([name, 0]);
      }
    } finally {
      await browser.close();
    }
  });
});
