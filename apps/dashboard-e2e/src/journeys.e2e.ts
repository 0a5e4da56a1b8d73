import { expect, type Locator, type Page, test } from '@playwright/test';

import { ACTIVITY, open, settled } from './site';

/** Presses Tab until the focus is there, as somebody without a mouse would. */
async function tabTo(page: Page, target: Locator, presses = 40): Promise<void> {
  for (let press = 0; press < presses; press++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab did not reach ${target} within ${presses} presses`);
}

const rows = (page: Page) => page.getByRole('grid').getByRole('row');
const found = (page: Page) => page.getByRole('status').filter({ hasText: /activit/ });

test('by keyboard from the overview to Kyrgyzstan', async ({ page }) => {
  await open(page, '/en');

  await tabTo(page, page.getByRole('main').getByRole('link', { name: 'Kazakhstan' }).first());
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: 'Kyrgyzstan', level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/\/en\/countries\/KG$/);
});

test('by keyboard the activities of one country: the address follows, back undoes, a shared link shows the same', async ({
  page,
  context,
}) => {
  await open(page, '/en/activities');
  await expect(found(page)).toHaveText('120 activities');

  await tabTo(page, page.locator('summary', { hasText: 'Country' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('checkbox', { name: 'Kyrgyzstan' }));
  await page.keyboard.press('Space');

  await expect(page).toHaveURL(/\/activities\?country=KG$/);
  await expect(found(page)).toHaveText('24 activities');
  const shown = await rows(page).allTextContents();

  const shared = await context.newPage();
  await open(shared, page.url());
  expect(await rows(shared).allTextContents()).toEqual(shown);

  await page.goBack();
  await expect(found(page)).toHaveText('120 activities');
  await expect(page).toHaveURL(/\/activities$/);
});

test('by keyboard the order of the activities changes and stays in the address', async ({ page }) => {
  await open(page, '/en/activities');

  await tabTo(page, page.getByRole('combobox', { name: 'Order' }));
  await page.keyboard.press('ArrowDown');

  await expect(page).toHaveURL(/sort=startedOn/);
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Order' })).toHaveValue('startedOn');
});

test('by keyboard another language: the page and its filters stay, title and language follow', async ({
  page,
}) => {
  await open(page, '/en/activities?country=KG&sort=startedOn');

  await tabTo(page, page.getByRole('link', { name: 'Русский' }));
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(/\/ru\/activities\?country=KG&sort=startedOn$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  await expect(page).toHaveTitle('Мероприятия – RDRR Monitor');
  await expect(page.getByRole('status').filter({ hasText: 'мероприят' })).toHaveText('24 мероприятия');
});

test('by keyboard the dark theme, which is remembered', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await open(page, '/en/method');
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();

  await tabTo(page, page.getByRole('combobox', { name: 'Colours' }));
  await page.keyboard.press('End');
  await expect.poll(paper).not.toBe(light);
  const dark = await paper();
  await page.reload();
  await settled(page);

  expect(await paper()).toBe(dark);
  await expect(page.getByRole('combobox', { name: 'Colours' })).toHaveValue('dark');
});

test('by keyboard from the list to an activity, its history, and back to the same place', async ({
  page,
}) => {
  await open(page, '/en/activities?country=KG');
  const first = rows(page).getByRole('link').first();
  const title = (await first.textContent())?.trim() ?? '';

  await tabTo(page, first);
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  const history = page.locator('section', { has: page.getByRole('heading', { name: 'History' }) });
  await expect(history.getByRole('listitem').first()).toContainText('Version 1');
  await page.goBack();
  await expect(page).toHaveURL(/\/activities\?country=KG$/);
});

test('an activity is cited with its version, its day and its own address', async ({
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, `/en${ACTIVITY}`);

  await page.getByRole('button', { name: 'Copy citation' }).click();

  await expect(page.getByText('Copied')).toBeVisible();
  const cited = await page.evaluate(() => navigator.clipboard.readText());
  expect(cited).toMatch(/^Government of Kyrgyzstan\. .+ACT-043, version 1, .+/);
  expect(cited).toContain(`${baseURL}/en${ACTIVITY}`);
});

test('the worked example follows the reader to another country, in the address too', async ({ page }) => {
  await open(page, '/en/method');

  await page.getByRole('combobox', { name: 'Country' }).selectOption('UZ');

  await expect(page).toHaveURL(/country=UZ/);
  await expect(page.getByText('How far does the work in Uzbekistan answer')).toBeVisible();
});

test('a country as of another day is the same by link, and the strip leads to that day in the matrix', async ({
  page,
}) => {
  await open(page, '/en/countries/KZ?asOf=2021-06-30');
  await expect(page.getByText('As of 30 Jun 2021', { exact: true })).toBeVisible();

  await page.getByRole('gridcell', { name: 'IND-2' }).getByRole('link').click();

  await expect(page).toHaveURL(/\/coverage\?.*cell=KZ\.IND-2.*asOf=2021-06-30/);
  await expect(page.getByRole('dialog')).toBeVisible();
});
