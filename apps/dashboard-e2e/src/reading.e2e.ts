import { expect, type Page, test } from '@playwright/test';

import { ACTIVITY, open, pixelsBeyond } from './site';

// A reader's own style, as their browser applies it, is not subject to the policy of the page.
test.use({ bypassCSP: true });

const READ = [
  '',
  '/coverage',
  '/countries/KG',
  '/recommendations/FAM-1',
  '/activities',
  ACTIVITY,
  '/method',
  '/data',
];

/** WCAG 1.4.12: a reader's own spacing must not hide a word. */
const SPACING = `* {
  line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }`;

/** WCAG 1.4.4: a reader may double the text. */
const TWICE_AS_LARGE = 'html { font-size: 200% !important; }';

/** Texts that their box cuts off: wider or higher than it, in a box that hides what does not fit. */
const cutTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => {
        const { overflowX, overflowY, clipPath } = getComputedStyle(element);
        const hides = (overflow: string) => ['hidden', 'clip'].includes(overflow);
        if (clipPath !== 'none' || !element.textContent?.trim() || !element.checkVisibility()) return false;
        if (element.closest('svg, [inert]')) return false;
        return (
          (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
          (hides(overflowY) && element.scrollHeight > element.clientHeight + 1)
        );
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );

for (const path of READ) {
  test(`/ru${path} keeps every word when the reader spaces the text`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    await open(page, `/ru${path}`);

    await page.addStyleTag({ content: SPACING });

    expect(await cutTexts(page)).toEqual([]);
    expect(await pixelsBeyond(page)).toBe(0);
  });
}

for (const path of [...READ, '/coverage?area=all&view=number', '/coverage?country=KG&cell=KG.FAM-1']) {
  test(`/ru${path} never scrolls sideways when the reader doubles the text`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await open(page, `/ru${path}`);

    await page.addStyleTag({ content: TWICE_AS_LARGE });

    expect(await pixelsBeyond(page)).toBe(0);
  });
}
