import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type TOTP, URI as Otp } from 'otpauth';

import { open } from './site';

const DEMO = JSON.parse(
  readFileSync(join(__dirname, '../../api/src/accounts/demo-accounts.json'), 'utf8'),
) as { password: string; accounts: { email: string; name: string }[] };
const [reporter] = DEMO.accounts;

async function fillIn(page: Page, password: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(reporter?.email ?? '');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('a demo account signs in with the keyboard, comes back to where it was, and signs out', async ({
  page,
}) => {
  await open(page, '/en/countries/KG');
  await page.getByRole('link', { name: 'Sign in' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  await page.getByLabel('E-mail address').focus();
  await page.keyboard.type(reporter?.email ?? '');
  await page.keyboard.press('Tab');
  await page.keyboard.type(DEMO.password);
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(/\/en\/countries\/KG$/);
  const header = page.getByRole('banner');
  await expect(header).toContainText(reporter?.name ?? '');
  await expect(header.getByRole('link', { name: 'Sign in' })).toHaveCount(0);

  await header.getByRole('button', { name: 'Sign out' }).click();
  await expect(header.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await page.reload();
  await expect(header.getByRole('link', { name: 'Sign in' })).toBeVisible();
});

test('one answer for a wrong password, which is read aloud and accessible in both themes', async ({
  page,
}) => {
  await open(page, '/en/sign-in');

  await fillIn(page, 'not the password');

  await expect(page.getByRole('alert')).toHaveText('E-mail address and password do not belong together.');
  await expect(page.getByLabel('E-mail address')).toHaveValue(reporter?.email ?? '');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  }
});

test('says when there were too many attempts, and when there is no connection', async ({ page, context }) => {
  await open(page, '/en/sign-in');
  await page.route('**/api/auth/sign-in/email', (route) => route.fulfill({ status: 429, json: {} }), {
    times: 1,
  });
  await fillIn(page, DEMO.password);
  await expect(page.getByRole('alert')).toContainText('Too many attempts.');

  await context.setOffline(true);
  await fillIn(page, DEMO.password);
  await expect(page.getByRole('alert')).toContainText('The server could not be reached.');

  await context.setOffline(false);
  await fillIn(page, DEMO.password);
  await expect(page.getByRole('banner')).toContainText(reporter?.name ?? '');
});

test('goes nowhere else after signing in', async ({ page, baseURL }) => {
  await open(page, '/en/sign-in?from=//evil.example/');

  await fillIn(page, DEMO.password);

  await expect(page).toHaveURL(`${baseURL}/en`);
});

test('a page of somebody shows nothing of theirs once somebody else has signed in beside it', async ({
  page,
  context,
}) => {
  const signIn = async (at: Page, who: string) => {
    await open(at, '/en/sign-in');
    await at.getByLabel('E-mail address').fill(`${who}@demo.example`);
    await at.getByLabel('Password').fill(DEMO.password);
    await at.getByRole('button', { name: 'Sign in' }).click();
    await expect(at.getByRole('button', { name: 'Sign out' })).toBeVisible();
  };
  await signIn(page, 'reporter.kz');
  await open(page, '/en/my');
  await page.evaluate(() => document.body.setAttribute('data-shown-before', ''));
  const beside = await context.newPage();
  await open(beside, '/en');
  await beside.getByRole('button', { name: 'Sign out' }).click();
  await expect(beside.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
  await signIn(beside, 'focal.kg');

  await page.getByRole('banner').getByRole('link', { name: 'Activities', exact: true }).click();

  await expect(page.getByRole('banner')).toContainText('Demo focal point, Kyrgyzstan');
  await expect(page.locator('[data-shown-before]')).toHaveCount(0);
});

test('is in Russian too', async ({ page }) => {
  await open(page, '/ru/sign-in');

  await expect(page).toHaveTitle('Вход – RDRR Monitor');
  await expect(page.getByRole('button', { name: 'Войти' })).toBeVisible();
});

test('somebody is invited, chooses a password, and sets up the second factor with the keys the page shows', async ({
  page,
  browser,
}) => {
  const email = `invited-${Date.now()}@example.org`;
  await open(page, '/en/sign-in');
  await page.getByLabel('E-mail address').fill('administrator@demo.example');
  await page.getByLabel('Password').fill(DEMO.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await open(page, '/en/admin/people');
  await page.getByLabel('E-mail address', { exact: true }).fill(email);
  await page.getByRole('combobox', { name: 'Organisation' }).selectOption('kg-fti');
  await page.getByRole('button', { name: 'Invite' }).click();
  await expect(page.getByText('Choose at least one country')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Kyrgyzstan' }).check();
  await page.getByRole('button', { name: 'Invite' }).click();
  await expect(page.getByRole('status')).toContainText(`${email} is invited`);
  await page.getByRole('link', { name: 'Outbox' }).click();
  const letter = page.getByRole('listitem').filter({ hasText: email });
  await letter.getByText('Read the letter').click();
  const link = (await letter.getByRole('link', { name: 'Open its link' }).getAttribute('href')) ?? '';

  const invited = await (await browser.newContext()).newPage();
  await open(invited, link);
  await invited.getByLabel('Your name').fill('Nurlan Asanov');
  await invited.getByLabel('New password').fill('a yurt beside the lake');
  await invited.getByRole('button', { name: 'Save' }).click();
  await invited.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
  await invited.getByLabel('E-mail address').fill(email);
  await invited.getByLabel('Password').fill('a yurt beside the lake');
  await invited.getByRole('button', { name: 'Sign in' }).click();
  await expect(invited.getByRole('heading', { name: 'Set up a second factor' })).toBeVisible();
  const uri = await invited
    .getByRole('link', { name: 'open it in an app on this device' })
    .getAttribute('href');
  expect(
    await invited
      .getByRole('listitem')
      .filter({ hasText: /^\s*\w{5}-\w{5}\s*$/ })
      .count(),
  ).toBe(10);
  await invited.getByLabel('Code of the app').fill((Otp.parse(uri ?? '') as TOTP).generate());
  await invited.getByRole('button', { name: 'Finish' }).click();

  await expect(invited.getByRole('banner')).toContainText('Nurlan Asanov');
  await expect(invited.getByRole('button', { name: 'Sign out' })).toBeVisible();

  await open(page, `/en/admin/people?name=${email}`);
  await page.getByRole('button', { name: 'Close the account of Nurlan Asanov' }).click();
  await page.getByRole('button', { name: 'Yes' }).click();
  await expect(page.getByRole('status')).toContainText('The account of Nurlan Asanov is closed');
  await open(invited, '/en/my');
  await expect(invited.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
});

test('a link that is not valid says so', async ({ page }) => {
  await open(page, '/en/sign-in/new-password#nothing');

  await page.getByLabel('New password').fill('a yurt beside the lake');
  await page.getByRole('button', { name: 'Save' }).click();

  await expect(page.getByRole('alert')).toContainText('This link is not valid');
});
