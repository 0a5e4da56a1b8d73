import { expect, test } from '@playwright/test';

import { open } from './site';

const TITLES = {
  en: {
    coverage: 'Coverage',
    countries: 'Countries',
    activities: 'Activities',
    method: 'How coverage is judged',
    data: 'Data',
  },
  ru: {
    coverage: 'Охват',
    countries: 'Страны',
    activities: 'Мероприятия',
    method: 'Как определяется охват',
    data: 'Данные',
  },
} as const;

for (const [language, titles] of Object.entries(TITLES)) {
  test(`each page has its title in ${language}, opened by its address`, async ({ page }) => {
    for (const [path, title] of Object.entries(titles)) {
      await open(page, `/${language}/${path}`);

      await expect(page).toHaveTitle(`${title} – RDRR Monitor`);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
    }
  });

  test(`each page has its title in ${language}, reached by the menu, without loading the site again`, async ({
    page,
  }) => {
    await open(page, `/${language}`);
    await page.evaluate(() => document.body.setAttribute('data-loaded', 'once'));

    for (const [path, title] of Object.entries(titles)) {
      await page.locator(`nav a[href="/${language}/${path}"]`).first().click();

      await expect(page).toHaveTitle(`${title} – RDRR Monitor`);
      await expect(page.getByRole('main')).toBeFocused();
    }
    await expect(page.locator('body')).toHaveAttribute('data-loaded', 'once');
  });
}

test('a country, a recommendation and an activity name themselves in the title', async ({ page }) => {
  await open(page, '/en/countries/KG');
  await expect(page).toHaveTitle('Kyrgyzstan: coverage – RDRR Monitor');

  await page.getByRole('link', { name: 'Русский' }).click();
  await expect(page).toHaveTitle(/: охват – RDRR Monitor$/);

  await open(page, '/en/recommendations/FAM-1');
  await expect(page).toHaveTitle(/^FAM-1 .+ – RDRR Monitor$/);
});

test('the address of the site greets each reader in a language of theirs', async ({ browser, baseURL }) => {
  for (const [locale, language] of [
    ['ru-RU', 'ru'],
    ['en-GB', 'en'],
    ['fr-FR', 'en'],
  ] as const) {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();

    await page.goto(baseURL ?? '');

    await expect(page).toHaveURL(`${baseURL}/${language}`);
    await context.close();
  }
});
