import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

import { complaintsOf, open, pixelsBeyond } from './site';

const { password } = JSON.parse(
  readFileSync(join(__dirname, '../../api/src/accounts/demo-accounts.json'), 'utf8'),
) as { password: string };

const SHAPES = [
  { language: 'en', colorScheme: 'light', width: 1280 },
  { language: 'ru', colorScheme: 'dark', width: 390 },
] as const;

for (const { language, colorScheme, width } of SHAPES) {
  for (const [who, paths] of [
    ['administrator', ['people', 'organisations', 'outbox', 'audit']],
    ['admin.kg', ['people', 'audit']],
  ] as const) {
    test(`administration by ${who} in ${language}, ${colorScheme}, ${width} wide is accessible and fits`, async ({
      browser,
      baseURL,
    }) => {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
      const page = await context.newPage();
      await open(page, `/${language}/sign-in`);
      await page.locator('[name=email]').fill(`${who}@demo.example`);
      await page.locator('[name=password]').fill(password);
      await page.locator('main button[type=submit]').click();
      await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
      const complaints = complaintsOf(page, new URL(baseURL ?? '').origin);

      for (const path of paths) {
        await open(page, `/${language}/admin/${path}`);

        await expect(page.locator('main h1')).not.toBeEmpty();
        await expect(page.locator('nav a[aria-current=page]')).toHaveCount(2);
        expect.soft(await pixelsBeyond(page), path).toBe(0);
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        expect
          .soft(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes.map(({ html }) => html)}`))
          .toEqual([]);
      }
      expect(complaints).toEqual([]);
      await context.close();
    });
  }
}

test('letters of the platform are not for an admin of an organisation', async ({ page }) => {
  await open(page, '/en/sign-in');
  await page.getByLabel('E-mail address').fill('admin.kg@demo.example');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await open(page, '/en/admin/people');

  await expect(page.getByRole('link', { name: 'Outbox' })).toHaveCount(0);
  await expect(page.getByRole('row', { name: /Demo reporter, FTI/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Demo reporter, Pravo/ })).toHaveCount(0);

  await open(page, '/en/admin/outbox');
  await expect(page.getByText('Letters are for administrators of the platform.')).toBeVisible();
});

test('an administrator adds an organisation that is there already, and makes one of two', async ({
  page,
  request,
  baseURL,
}) => {
  const complaints = complaintsOf(page, new URL(baseURL ?? '').origin);
  await open(page, '/en/sign-in');
  await page.getByLabel('E-mail address').fill('administrator@demo.example');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await open(page, '/en/admin/organisations');

  await page.getByRole('button', { name: 'Add an organisation' }).click();
  await expect(page.getByRole('heading', { name: 'Add an organisation' })).toBeFocused();
  await page.getByLabel('Name', { exact: true }).fill('Mediation and Democracy Institute');
  await page.locator('[name=type]').selectOption('cso');
  await page.locator('[name=country]').selectOption('AL');
  await expect(page.getByText('This may be it')).toBeVisible();
  await expect(page.getByText('the same name · leads 0 activities')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([]);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText('Mediation and Democracy Institute is on the list.')).toBeVisible();

  await page.getByRole('button', { name: 'Keep this one: Institute for Democracy and Mediation' }).click();
  await expect(page.getByText(/^Merge Mediation and Democracy Institute into .+, for good\?$/)).toBeVisible();
  await page.getByRole('button', { name: 'Yes' }).click();
  await expect(page.getByText('Merged: Institute for Democracy and Mediation remains.')).toBeVisible();
  await expect(page.getByText('No two look alike.')).toBeVisible();

  await page.getByLabel('Any of its names').fill('mediation and democracy');
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page.getByRole('rowheader')).toHaveText([/^\s*Institute for Democracy and Mediation/]);
  const moved = await request.get('/api/v1/organisations/al-mediation-and-democracy-institute', {
    maxRedirects: 0,
  });
  expect([moved.status(), moved.headers()['location']]).toEqual([308, 'al-idm']);
  expect(complaints).toEqual([]);
});
