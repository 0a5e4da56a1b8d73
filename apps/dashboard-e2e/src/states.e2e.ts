import { expect, type Page, test } from '@playwright/test';

import { open } from './site';

/** What a page shows once its main answer is there. */
const ANSWERS = [
  { path: '/', api: '**/api/v1/coverage*', full: 'Kyrgyzstan' },
  { path: '/coverage', api: '**/api/v1/coverage*', full: 'POL-1' },
  { path: '/countries', api: '**/api/v1/countries', full: 'Central Asia' },
  { path: '/countries/KG', api: '**/api/v1/countries/KG/summary', full: 'What needs attention' },
  { path: '/recommendations/FAM-1', api: '**/api/v1/coverage*', full: 'Questions answered' },
  { path: '/activities', api: '**/api/v1/activities*', full: 'Next' },
  { path: '/method', api: '**/api/v1/coverage*', full: 'What would change it' },
  { path: '/data', api: '**/api/v1/organisations*', full: 'evidence questions' },
] as const;

const shows = (page: Page, words: string) =>
  expect(page.getByRole('main').getByText(words, { exact: false }).first()).toBeVisible();

for (const { path, api, full } of ANSWERS) {
  test(`${path} says what failed, and recovers when asked to try again`, async ({ page }) => {
    await page.route(api, (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        json: { title: 'Service Unavailable', status: 503 },
      }),
    );
    await page.goto(`/en${path}`);
    const alert = page.getByRole('alert').filter({ hasText: 'This could not be loaded.' }).first();
    await expect(alert).toContainText('Reference: 503');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.unroute(api);

    await alert.getByRole('button', { name: 'Try again' }).click();

    await shows(page, full);
  });
}

test('a slow answer shows that it is on its way, and then itself', async ({ page }) => {
  let arrive = () => {};
  const slow = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/api/v1/countries/KG/summary', async (route) => {
    await slow;
    await route.continue();
  });
  await page.goto('/en/countries/KG');

  const block = page.locator('app-state-block[aria-busy=true]').first();
  await expect(block.locator('.skeleton')).toHaveCSS('opacity', '1');
  await expect(block).toContainText('Loading');
  await expect(page.getByRole('heading', { name: 'Kyrgyzstan', level: 1 })).toBeVisible();
  arrive();

  await shows(page, 'What needs attention');
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
});

test('while another filter loads, the last answer stays on the screen', async ({ page }) => {
  await open(page, '/en/activities');
  let arrive = () => {};
  const slow = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/api/v1/activities?*theme=FAM*', async (route) => {
    await slow;
    await route.continue();
  });

  await page.locator('summary', { hasText: 'Theme' }).click();
  await page.getByRole('checkbox', { name: 'Family', exact: true }).check();

  await expect(page.locator('app-state-block[aria-busy=true]')).toHaveCount(1);
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(51);
  arrive();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: 'activities' })).not.toHaveText('120 activities');
});

test('without a connection a page says so, keeps what it has, and says when the connection is back', async ({
  page,
  context,
}) => {
  await open(page, '/en/countries/KG');

  await context.setOffline(true);

  await expect(page.getByText('You are offline.')).toBeVisible();
  await shows(page, 'What needs attention');
  await page.getByRole('link', { name: 'Method and sources' }).click();
  await context.setOffline(false);
  await expect(page.getByText('You are offline.')).toBeHidden();
  await page.getByRole('link', { name: 'Method and sources' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How coverage is judged');
});

test('a page whose files a newer version has replaced is loaded anew', async ({ page }) => {
  await open(page, '/en');
  await page.route('**/*.js', (route) => route.fulfill({ status: 404 }), { times: 1 });

  await page.getByRole('link', { name: 'Method and sources' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How coverage is judged');
});

test('filters that leave nothing can be taken away where it is said', async ({ page }) => {
  await open(page, '/en/activities?country=TM&theme=FAM');
  const empty = page.getByRole('main').locator('.empty');
  await expect(empty).toContainText('No activities match');

  await empty.getByRole('link', { name: 'Remove filter Country: Turkmenistan' }).click();

  await expect(page).toHaveURL(/\/activities\?theme=FAM$/);
  await expect(page.getByRole('grid')).toBeVisible();
});

test('a page of the list after its end leads back to the beginning', async ({ page }) => {
  await open(page, '/en/activities?page=99');

  await page.getByRole('link', { name: 'To the first part of the list' }).click();

  await expect(page.getByRole('grid')).toBeVisible();
  await expect(page).toHaveURL(/\/activities$/);
});

test('an address with a day that cannot be says so in plain words and leads out', async ({ page }) => {
  await open(page, '/en/countries/KG?asOf=2021-13-01&freshness=36');
  await expect(page.getByRole('alert')).toContainText('As of: “2021-13-01” is not a day that can be shown.');

  await page.getByRole('alert').getByRole('link').click();

  await shows(page, 'What needs attention');
  await expect(page).toHaveURL(/\/countries\/KG\?freshness=36$/);
});

for (const { what, path, heading, out, status } of [
  { what: 'no page', path: '/nowhere', heading: 'Not found', out: 'To the overview', status: 404 },
  {
    what: 'no country',
    path: '/countries/ZZ',
    heading: 'No country has the code ZZ',
    out: 'All countries',
    status: 200,
  },
  {
    what: 'no recommendation',
    path: '/recommendations/ZZZ-9',
    heading: 'There is no recommendation ZZZ-9',
    out: 'See all recommendations',
    status: 200,
  },
  {
    what: 'no activity',
    path: '/activities/00000000-0000-4000-8000-000000000000',
    heading: 'No activity has this address',
    out: 'All activities',
    status: 200,
  },
  {
    what: 'nothing that could be an activity',
    path: '/activities/nonsense',
    heading: 'No activity has this address',
    out: 'All activities',
    status: 404,
  },
]) {
  test(`an address of ${what} says so calmly and leads on`, async ({ page }) => {
    const answer = await page.goto(`/en${path}`);

    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    expect(answer?.status()).toBe(status);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(page).toHaveTitle(`${heading} – RDRR Monitor`);
    await page.getByRole('main').getByRole('link', { name: out }).click();
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(heading);
  });
}
