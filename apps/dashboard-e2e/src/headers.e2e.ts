import { expect, type Page, test } from '@playwright/test';

import { complaintsOf, open, PAGES } from './site';

declare global {
  interface Window {
    violations: string[];
    hasRun?: boolean;
  }
}

/** Chromium itself writes this line about the status of a page that is not there. */
const NOT_FOUND = /the server responded with a status of 404/;

/** Collects on each page what its policy forbids. */
const watch = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
      window.violations.push(`${effectiveDirective} ${blockedURI} ${sample}`),
    );
  });

const violationsOn = (page: Page): Promise<string[]> => page.evaluate(() => window.violations);

test.describe('the policy of a page', () => {
  // What moves is drawn by other code than what stands still.
  test.use({ contextOptions: { reducedMotion: 'no-preference' } });

  for (const { name, path } of PAGES) {
    test(`is kept by ${name}`, async ({ page, baseURL }) => {
      const complaints = complaintsOf(page, new URL(baseURL ?? '').origin);
      await watch(page);

      await open(page, `/en${path}`);

      expect(await violationsOn(page)).toEqual([]);
      expect(complaints.filter((each) => !NOT_FOUND.test(each))).toEqual([]);
    });
  }

  test('is kept by a chart that moves and says what is under the pointer', async ({ page }) => {
    await watch(page);
    await open(page, '/en/countries/KG');
    const bar = page.locator('app-chart-figure .bar').first();
    await bar.scrollIntoViewIfNeeded();
    await expect(bar).toBeVisible();
    await bar.hover({ force: true });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByRole('link', { name: 'Русский' }).click();

    await expect(page.locator('app-chart-figure .textDataLabel').first()).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
  });

  test('is kept by the reference of the API, which loads nothing from elsewhere', async ({
    page,
    baseURL,
  }) => {
    const complaints = complaintsOf(page, new URL(baseURL ?? '').origin);
    await watch(page);
    await page.goto('/api/docs');
    await page
      .getByRole('button', { name: /GET .*\/api\/v1\/coverage/ })
      .first()
      .click();

    await expect(page.getByRole('button', { name: 'Try it out' })).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

test('what somebody smuggles into a page does not run', async ({ page }) => {
  await watch(page);
  await page.route('**/en/method', async (route) => {
    const answer = await route.fetch();
    const smuggled = '<script>window.hasRun = true</script><img src="x" onerror="window.hasRun = true" />';
    await route.fulfill({
      response: answer,
      body: (await answer.text()).replace('</body>', `${smuggled}</body>`),
    });
  });

  await open(page, '/en/method');
  const refused = await page.evaluate(() => {
    try {
      document.body.innerHTML = '<img src="x" />';
      return 'nothing';
    } catch (error) {
      return (error as Error).name;
    }
  });

  expect(refused).toBe('TypeError');
  expect(await page.evaluate(() => window.hasRun)).toBeUndefined();
  const violated = (await violationsOn(page)).map((each) => each.split(' ')[0]);
  expect(violated).toEqual(
    expect.arrayContaining(['script-src-elem', 'script-src-attr', 'require-trusted-types-for']),
  );
});

test('each answer has a nonce of its own', async ({ request }) => {
  const answers = await Promise.all(['/en', '/en'].map((path) => request.get(path)));
  const nonces = answers.map(
    (answer) => /'nonce-([^']+)'/.exec(answer.headers()['content-security-policy'] ?? '')?.[1],
  );

  expect(new Set(nonces).size).toBe(2);
  for (const [index, answer] of answers.entries()) {
    const tags = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(tags.length).toBeGreaterThan(0);
    expect(tags.filter((tag) => !tag.includes(`nonce="${nonces[index]}"`))).toEqual([]);
    expect(answer.headers()['cache-control']).toBe('no-store');
  }
});
