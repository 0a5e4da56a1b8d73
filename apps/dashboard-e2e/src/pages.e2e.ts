import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

import { complaintsOf, open, PAGES, pixelsBeyond } from './site';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
/** What the colours decide. The structure of a page is the same in both themes. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];
/** Chromium itself writes this line about the status of a page that is not there. */
const NOT_FOUND = /the server responded with a status of 404/;

/** Asked for violations alone, axe need not describe each of the thousands of things that are right. */
const axeOn = (page: Page): AxeBuilder =>
  // One page without frames needs no second tab to collect the findings.
  new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();

const described = async (axe: AxeBuilder): Promise<string[]> => {
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

async function faultsOf(page: Page): Promise<string[]> {
  const inLight = await described(axeOn(page).withTags(RULES));
  await page.emulateMedia({ colorScheme: 'dark' });
  const inDark = await described(axeOn(page).withRules(RULES_OF_COLOUR));
  return [...inLight, ...inDark.map((fault) => `in the dark, ${fault}`)];
}

/** Each language and each width is examined by axe once: what it finds depends on one or the other, not on both. */
const SHAPES = [
  { language: 'en', width: 1280, alsoAt: 768, isExamined: true },
  { language: 'en', width: 390, alsoAt: 320, isExamined: false },
  { language: 'ru', width: 1280, alsoAt: 768, isExamined: false },
  { language: 'ru', width: 390, alsoAt: 320, isExamined: true },
];

for (const { language, width, alsoAt, isExamined } of SHAPES) {
  test.describe(`in ${language} at ${width} px`, () => {
    test.use({ colorScheme: 'light', viewport: { width, height: 900 } });

    for (const { name, path } of PAGES) {
      const does = isExamined ? 'is accessible in both themes, fits' : 'fits';
      test(`${name} ${does}, is quiet and asks no other host`, async ({ page, baseURL }) => {
        const complaints = complaintsOf(page, new URL(baseURL ?? '').origin);
        await open(page, `/${language}${path}`);

        if (isExamined) expect.soft(await faultsOf(page)).toEqual([]);
        expect.soft(complaints.filter((each) => !NOT_FOUND.test(each))).toEqual([]);
        await expect.soft(page.locator('html')).toHaveAttribute('lang', language);
        expect.soft(await pixelsBeyond(page), `${width} px`).toBe(0);
        await page.setViewportSize({ width: alsoAt, height: 900 });
        expect.soft(await pixelsBeyond(page), `${alsoAt} px`).toBe(0);
      });
    }
  });
}
