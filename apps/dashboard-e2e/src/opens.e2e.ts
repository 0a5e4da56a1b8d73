import { expect, test } from '@playwright/test';

for (const language of ['en', 'ru']) {
  test(`opens in ${language} without a word on the console`, async ({ page }) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));

    await page.goto(`/${language}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

    await expect(page.locator('html')).toHaveAttribute('lang', language);
    expect(complaints).toEqual([]);
  });
}
