import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

import { complaintsOf, open, pixelsBeyond } from './site';

const { password } = JSON.parse(
  readFileSync(join(__dirname, '../../api/src/accounts/demo-accounts.json'), 'utf8'),
) as { password: string };

/** Editions are begun for days on which no other test stands. */
const FROM = new Date(Date.now() + 200 * 86_400_000).toISOString().slice(0, 10);

const SHAPES = [
  { language: 'en', colorScheme: 'light', width: 1280 },
  { language: 'ru', colorScheme: 'dark', width: 390 },
] as const;

async function signIn(page: Page, who: string): Promise<void> {
  await open(page, '/en/sign-in');
  await page.getByLabel('E-mail address').fill(`${who}@demo.example`);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
}

for (const { language, colorScheme, width } of SHAPES) {
  for (const [who, paths] of [
    ['administrator', ['people', 'organisations', 'framework', 'lists', 'break-glass', 'outbox', 'audit']],
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
  await signIn(page, 'admin.kg');
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
  await signIn(page, 'administrator');
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

test('an administrator drafts an edition of the framework, and the days before it stay as they are', async ({
  page,
  baseURL,
}) => {
  const complaints = complaintsOf(page, new URL(baseURL ?? '').origin);
  await signIn(page, 'administrator');
  await open(page, '/en/admin/framework');

  await page.getByRole('button', { name: 'Draft the next edition' }).click();
  await expect(page.getByRole('heading', { name: 'Draft of edition 2' })).toBeVisible();
  await page.locator('[data-code=FAM-1] summary').click();
  await page.getByRole('button', { name: 'Archive FAM-1', exact: true }).click();
  await page.getByRole('button', { name: 'Add a recommendation to FAM' }).click();
  await expect(page.locator('[data-code=FAM-5] summary')).toBeFocused();
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await expect(page.getByRole('button', { name: 'FAM-5 Write the title in both languages.' })).toBeVisible();

  const added = page.locator('[data-code=FAM-5]');
  for (const [label, text] of [
    ['Title', 'Strengthen every family'],
    ['What it says', 'Families are strengthened before and after return.'],
    ['Why', 'The family carries reintegration.'],
    ['Question a', 'Is every family counselled?'],
    ['Note on where it comes from', 'Two thoughts put together.'],
  ] as const) {
    await added.getByLabel(`${label} (in English)`).fill(text);
    await added.getByLabel(`${label} (in Russian)`).fill('Семья');
  }
  await added.getByLabel('Title of the source').fill('RAN paper');
  await added.getByLabel('Address of the source').fill('https://example.org/paper');
  await added.getByLabel('Place in the source').fill('Page 1');
  const crosswalk = page.locator('app-archived-list');
  await crosswalk.getByText('Family', { exact: true }).click();
  await crosswalk.getByLabel('FAM-5 Strengthen every family').check();
  await crosswalk.getByRole('group', { name: 'Answers to FAM-1.a count for' }).getByLabel('FAM-5 a').check();
  await page.getByLabel('In force from').fill(FROM);
  await page.getByLabel('What has changed and why').fill('One recommendation for all families.');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([]);
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await expect(page.getByText('The draft of edition 2 is saved.')).toBeVisible();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('button', { name: 'Yes' }).click();
  await expect(page.getByText('Edition 2 is published.')).toBeVisible();

  const heads = page.getByRole('rowheader').filter({ hasText: /^FAM-\d/ });
  await open(page, '/en/coverage');
  await expect(heads).toHaveText([/^FAM-1/, /^FAM-2/, /^FAM-3/, /^FAM-4/]);
  await open(page, `/en/coverage?asOf=${FROM}`);
  await expect(heads).toHaveText([/^FAM-2/, /^FAM-3/, /^FAM-4/, /^FAM-5/]);
  await open(page, `/en/recommendations/FAM-1?asOf=${FROM}`);
  await expect(page.getByText(/edition 1 asked it, until a new one took its place on/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'FAM-5 Strengthen every family' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('who signed in a while ago confirms who they are before a dangerous act', async ({ page }) => {
  await signIn(page, 'administrator');
  // Ten minutes are too long for a test: the API's refusal is put before its answer, once.
  await page.route(
    '**/api/v1/people/*/rights/*',
    (route) =>
      route.fulfill({
        status: 403,
        contentType: 'application/problem+json',
        json: { type: 'urn:rdrr:problem:step-up', title: 'Forbidden', status: 403 },
      }),
    { times: 1 },
  );
  await open(page, '/en/admin/people?name=monitor@demo.example');

  await page
    .getByRole('row', { name: /Demo monitor/ })
    .getByRole('button', { name: /^Take back/ })
    .click();
  await page.getByRole('button', { name: 'Yes' }).click();
  const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' });
  await expect(dialog.getByLabel('Password')).toBeFocused();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([]);
  await dialog.getByLabel('Password').fill('three wrong goats on a roof');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialog.getByText('This password is not right.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('Nothing was changed.')).toBeVisible();
});
