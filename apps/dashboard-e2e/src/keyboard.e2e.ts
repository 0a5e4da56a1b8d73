import { type CDPSession, expect, type Page, test } from '@playwright/test';

import { open, PAGES } from './site';

const MOST = 25;

/** Runs in the page: where the focus is, and what is wrong with how it shows. */
function lookAtFocus(): { inFooter: boolean; html: string; fault?: string } {
  const element = document.activeElement ?? document.body;
  const inFooter = element === document.body || element.closest('footer') !== null;
  const html = element.outerHTML.slice(0, 160);
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) return { inFooter, html, fault: 'no ring' };

  const box = [...element.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
  if (!box) return { inFooter, html, fault: 'no size' };
  const within = (from: number, to: number, end: number) => (Math.max(from, 0) + Math.min(to, end)) / 2;
  const top = document.elementFromPoint(
    within(box.left, box.right, innerWidth),
    within(box.top, box.bottom, innerHeight),
  );
  const isSeen = top !== null && (element.contains(top) || top.contains(element));
  return isSeen ? { inFooter, html } : { inFooter, html, fault: `covered by ${top?.outerHTML.slice(0, 80)}` };
}

/** The name that a screen reader says for what has the focus. */
async function nameOfFocus(session: CDPSession): Promise<string> {
  const { result } = await session.send('Runtime.evaluate', { expression: 'document.activeElement' });
  const { nodes } = await session.send('Accessibility.getPartialAXTree', {
    objectId: result.objectId,
    fetchRelatives: false,
  });
  return String(nodes[0]?.name?.value ?? '').trim();
}

/** Presses Tab until the footer and says what was wrong on the way. */
async function walk(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const faults: string[] = [];
  for (let stops = 1; stops <= MOST + 1; stops++) {
    await page.keyboard.press('Tab');
    const { inFooter, html, fault } = await page.evaluate(lookAtFocus);
    if (inFooter) return faults;
    if (fault) faults.push(`${fault}: ${html}`);
    if (!(await nameOfFocus(session))) faults.push(`no name: ${html}`);
  }
  return [...faults, `more than ${MOST} tab stops before the main content ends`];
}

/** The open cell is a dialog: the keyboard stays in it, which the tests of the matrix look at. */
const WALKED = PAGES.filter(({ path }) => !path.includes('cell='));

for (const width of [1280, 390]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 800 } });

    for (const { name, path } of WALKED) {
      test(`Tab walks through ${name} in ${MOST} stops, each with a name and a ring in sight`, async ({
        page,
      }) => {
        await open(page, `/en${path}`);

        expect(await walk(page)).toEqual([]);
      });
    }
  });
}

test('the first stop leads past the navigation', async ({ page }) => {
  await open(page, '/en/countries');

  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');

  await expect(page.getByRole('searchbox', { name: 'Find a country' })).toBeFocused();
});

test('the arrow keys move among links that are one tab stop', async ({ page }) => {
  await open(page, '/en/countries');
  await page.getByRole('link', { name: 'Kazakhstan' }).focus();

  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('link', { name: 'Kyrgyzstan' })).toBeFocused();
  await page.keyboard.press('End');

  await expect(page.getByRole('link', { name: 'Uzbekistan' })).toBeFocused();
});

test('the menu of a phone opens and closes by keyboard', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await open(page, '/en/method');
  const menu = page.getByRole('button', { name: 'Menu' });
  const countries = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Countries' });
  await expect(countries).toBeHidden();

  await menu.press('Enter');
  await expect(menu).toHaveAttribute('aria-expanded', 'true');
  await expect(countries).toBeVisible();
  await page.keyboard.press('Escape');

  await expect(countries).toBeHidden();
});
