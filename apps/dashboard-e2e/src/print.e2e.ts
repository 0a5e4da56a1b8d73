import { expect, type Page, test } from '@playwright/test';

import { open } from './site';

const sheets = async (page: Page): Promise<number> => {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
};

for (const country of ['KG', 'KZ', 'TM']) {
  for (const language of ['en', 'ru']) {
    test(`the page of ${country} prints on two sheets at most, in ${language}`, async ({ page }) => {
      await open(page, `/${language}/countries/${country}`);

      expect(await sheets(page)).toBeLessThanOrEqual(2);
    });
  }
}

test('a printed country is light, without what only a screen needs', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page, '/en/countries/KG');

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });

  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.getByText('A lens for discussion').first()).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
    'rgb(255, 255, 255)',
  );
});
