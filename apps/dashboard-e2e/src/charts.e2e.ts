import { expect, test } from '@playwright/test';

import { open } from './site';

test('a chart is one picture with a name, and its table holds every number of it', async ({ page }) => {
  await open(page, '/en/countries/KG');
  const chart = page.locator('app-chart-figure');

  const drawn = chart.locator('.textDataLabel');
  await expect(drawn.first()).toBeVisible();
  await expect(chart.locator('.picture')).toHaveRole('img');
  await expect(chart.locator('.picture')).toHaveAccessibleName(/\d/);
  await expect(chart.locator('.picture > *')).toHaveAttribute('inert');
  await chart.getByText('As a table').click();

  const numbers = (texts: string[]) => texts.map((text) => Number(text));
  const rows = chart.locator('tbody tr');
  await expect(rows).toHaveCount(await drawn.count());
  expect(numbers(await rows.locator('td').allTextContents())).toEqual(numbers(await drawn.allTextContents()));
});

test('the table of a chart lies open on a phone, where the picture is small', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await open(page, '/en/countries/KG');

  await expect(page.locator('app-chart-figure').getByRole('table')).toBeVisible();
});
