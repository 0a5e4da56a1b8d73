import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';

import { open, settled } from './site';

const { password } = JSON.parse(
  readFileSync(join(__dirname, '../../api/src/accounts/demo-accounts.json'), 'utf8'),
) as { password: string };

/** A cell with few activities, so that one more is seen. */
const CELL = '/api/v1/coverage/KG/LEG-1';

async function signedIn(browser: Browser, name: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await open(page, '/en/sign-in');
  await page.getByLabel('E-mail address').fill(`${name}@demo.example`);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  return page;
}

async function isAccessible(page: Page): Promise<void> {
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([]);
}

async function submit(reporter: Page): Promise<void> {
  await reporter.getByRole('button', { name: 'Save and submit for review' }).click();
  await expect(reporter.getByRole('heading', { name: 'Submitted for review' })).toBeVisible();
}

const counts = async (page: Page, title: string): Promise<boolean> =>
  JSON.stringify(await (await page.request.get(CELL)).json()).includes(title);

test('an activity is drafted, returned, mended, validated, counted for members alone, shown to all without its owner, and withdrawn', async ({
  browser,
  page: visitor,
}) => {
  const title = `Birth certificates ${Date.now()}`;
  const reporter = await signedIn(browser, 'reporter.kg');
  const focalPoint = await signedIn(browser, 'focal.kg');

  await test.step('the reporter drafts it; what is typed survives a reload', async () => {
    await open(reporter, '/en/my');
    await reporter.getByRole('link', { name: 'New activity' }).click();
    await reporter.getByLabel('Title in English').fill(title);
    await reporter.reload();
    await expect(reporter.getByLabel('Title in English')).toHaveValue(title);
    await reporter.getByLabel('Summary in English').fill('Papers for children who came back.');
    await reporter.getByRole('checkbox', { name: 'Reintegration' }).check();
    await reporter.getByRole('checkbox', { name: 'Implementing' }).check();
    await reporter.getByRole('button', { name: 'Add a partner' }).click();
    const partner = reporter.getByRole('group', { name: 'Partner 1' });
    await partner.getByLabel('Group', { exact: true }).fill('12 schools');
    await partner.getByLabel('What it does').selectOption({ index: 1 });
    const start = reporter.getByRole('group', { name: 'Start', exact: true });
    await start.getByLabel('How precisely it is known').selectOption('year');
    await start.getByLabel('Year').fill('2026');
    await reporter.getByRole('combobox', { name: 'Recommendation', exact: true }).selectOption('LEG-1');
    await reporter.getByLabel('Why, in one sentence').fill('It gives papers.');
    await isAccessible(reporter);
    await reporter.getByRole('button', { name: 'Save draft' }).click();
    await expect(reporter).toHaveURL(/\/report\/[0-9a-f-]{36}$/);
  });

  await test.step('and submits it', async () => {
    await submit(reporter);
    await reporter.getByRole('main').getByRole('link', { name: 'My activities' }).click();
    await expect(reporter.getByRole('link', { name: title })).toBeVisible();
  });

  await test.step('the focal point returns it, and has to say why', async () => {
    await open(focalPoint, '/en/review');
    await isAccessible(focalPoint);
    await focalPoint.getByRole('link', { name: title }).click();
    await focalPoint.getByRole('button', { name: 'Return to the reporter' }).click();
    await expect(focalPoint.getByRole('alert')).toContainText('Write what is missing');
    await focalPoint.getByLabel('What is missing or unclear?').fill('Which setting is it in?');
    await isAccessible(focalPoint);
    await focalPoint.getByRole('button', { name: 'Return to the reporter' }).click();
    await expect(focalPoint.getByText('It was returned to its reporter.')).toBeVisible();
  });

  await test.step('the reporter reads why, mends it and submits it again', async () => {
    await open(reporter, '/en/my');
    const item = reporter.getByRole('listitem').filter({ hasText: title });
    await expect(item).toContainText('Which setting is it in?');
    await item.getByRole('link', { name: 'Edit' }).click();
    await reporter.getByRole('combobox', { name: 'Setting' }).selectOption({ index: 1 });
    await submit(reporter);
  });

  await test.step('once it is validated, the cell counts it for who may see it', async () => {
    await open(focalPoint, '/en/review');
    await focalPoint.getByRole('link', { name: title }).click();
    await focalPoint.getByRole('button', { name: 'Validate' }).click();
    await expect(focalPoint.getByText('It is validated.')).toBeVisible();
    expect(await counts(focalPoint, title)).toBe(true);
    expect(await counts(reporter, title)).toBe(true);
    expect(await counts(visitor, title)).toBe(false);
  });

  await test.step('an admin of its owner shows it to everybody, but not whose it is', async () => {
    const admin = await signedIn(browser, 'admin.kg');
    await open(admin, '/en/my');
    await admin.getByRole('link', { name: title }).click();
    await admin.getByText('Change who may see it').click();
    await admin.getByRole('radio', { name: 'Everybody' }).check();
    await admin.getByRole('checkbox', { name: 'The name of our organisation' }).check();
    await expect(admin.getByText('What you write, partners and sources')).toBeVisible();
    await isAccessible(admin);
    await admin.getByRole('button', { name: 'Save who may see it' }).click();
    await expect(admin.getByText('Only this organisation and reviewers are told the name.')).toBeVisible();

    await open(visitor, new URL(admin.url()).pathname);
    await expect(visitor.getByText('It keeps its name private.')).toBeVisible();
    await expect(visitor.getByText('12 schools')).toBeVisible();
    await isAccessible(visitor);
    await expect(visitor.locator('body')).not.toContainText('Tolerance International');
  });

  await test.step('its owner withdraws it', async () => {
    await open(reporter, '/en/my');
    const item = reporter.getByRole('listitem').filter({ hasText: title });
    await item.getByRole('button', { name: 'Confirm: nothing changed' }).click();
    await expect(reporter.getByText('is confirmed as of today')).toBeVisible();
    await item.getByRole('button', { name: 'Withdraw' }).click();
    await item.getByRole('button', { name: 'Yes, withdraw' }).click();
    await expect(reporter.getByText('is withdrawn.')).toBeVisible();
    expect(await counts(focalPoint, title)).toBe(false);
  });
});
