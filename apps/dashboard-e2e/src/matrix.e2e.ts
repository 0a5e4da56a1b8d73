import { expect, type Page, test } from '@playwright/test';

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-cell'));
const tabTo = async (page: Page, css: string) => {
  for (let presses = 0; presses < 25; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, css)) return;
  }
  throw new Error(`Tab did not reach ${css} within 25 presses`);
};

test('the matrix by keyboard: reach a cell, open it, read it, close it, and be back on it', async ({
  page,
}) => {
  await page.goto('/en/coverage?asOf=2022-06-30');
  await expect(page.getByRole('grid')).toBeVisible();

  await tabTo(page, '[data-cell]');
  expect(await focused(page)).toBe('KZ.POL-1');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('PageDown');
  expect(await focused(page)).toBe('KG.LEG-1');
  await page.keyboard.press('Enter');

  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('heading', { level: 2 })).toBeFocused();
  await expect(drawer).toContainText('Partly covered');
  await expect(page).toHaveURL(/cell=KG\.LEG-1/);
  await page.keyboard.press('Escape');

  await expect(drawer).toHaveCount(0);
  expect(await focused(page)).toBe('KG.LEG-1');
  await expect(page).not.toHaveURL(/cell=/);
});

test('a cell that a link opened gives the keyboard back to the matrix', async ({ page }) => {
  await page.goto('/en/coverage?cell=TJ.FAM-4');
  await expect(page.getByRole('dialog')).toContainText('Prefer kinship care');
  await expect(page.locator('[data-cell="TJ.FAM-4"]')).toBeVisible();

  await page.keyboard.press('Escape');

  await expect.poll(() => focused(page)).toBe('TJ.FAM-4');
});

test('an explanation lists exactly the activities that the cell counts', async ({ page }) => {
  await page.goto('/en/coverage?view=number&asOf=2022-06-30');
  const cell = page.locator('[data-cell="KZ.COO-3"]');
  const [current, all] = ((await cell.locator('[aria-hidden]').textContent()) ?? '')
    .trim()
    .split('/')
    .map(Number);

  await cell.click();

  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('heading', { name: `Current (${current})` })).toBeVisible();
  const counted = drawer.locator('section', { hasNotText: 'not counted' }).locator('.activities > li');
  await expect(counted).toHaveCount(all ?? -1);
});

test('filters, view and day are in the address, and survive a change of language', async ({ page }) => {
  await page.goto('/en/coverage');
  await page.locator('summary', { hasText: 'Pillar' }).click();
  await page.getByRole('checkbox', { name: 'Rehabilitation' }).click();
  await page.getByRole('link', { name: 'Number of activities' }).click();
  await page.getByRole('link', { name: /^All/ }).click();
  await expect(page).toHaveURL(/pillar=rehabilitation/);

  await page.getByRole('link', { name: 'Русский' }).click();

  await expect(page).toHaveURL(/\/ru\/coverage\?.*pillar=rehabilitation/);
  await expect(page).toHaveURL(/view=number/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  await expect(page.getByRole('columnheader')).toHaveCount(19);
});

test('a phone reads Central Asia without scrolling sideways, and every country in a box that scrolls', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const address of ['/ru/coverage', '/ru/coverage?area=all', '/ru/coverage?view=table']) {
    await page.goto(address);
    await expect(page.locator('main table')).toBeVisible();

    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(beyond, address).toBeLessThanOrEqual(0);
  }
});
