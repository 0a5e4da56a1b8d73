import { expect, test } from '@playwright/test';

import { ACTIVITY, open } from './site';

for (const path of [
  ...['', '/coverage', '/countries', '/countries/KG', '/recommendations/FAM-1', '/activities', ACTIVITY],
  ...['/method', '/data', '/sign-in', '/coverage?theme=FAM'],
]) {
  test(`the page ${path || '/'} names what it will want, and nothing in vain or twice`, async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) =>
      asked.push(new URL(request.url()).pathname + new URL(request.url()).search),
    );
    const answer = await page.request.get(`/en${path}`);
    const html = (await answer.text()).replaceAll('&amp;', '&');
    const named = [...html.matchAll(/<link rel="(?:module)?preload"[^>]* href="\/?([^"]+)"/g)].map(
      ([, href]) => `/${href}`,
    );

    await open(page, `/en${path}`);
    const scripts = asked.filter((each) => /^\/chunk-/.test(each));
    const late = scripts.filter((each) => !named.includes(each));

    expect(named.filter((each) => !asked.includes(each))).toEqual([]);
    expect(asked.filter((each, place) => asked.indexOf(each) < place)).toEqual([]);
    // The chart of a country is drawn after its page: its file is as large as all the others.
    expect(late.length).toBeLessThanOrEqual(path === '/countries/KG' ? 1 : 0);
  });
}

test('files that are named by their content are kept by the browser for good', async ({ request }) => {
  const html = await (await request.get('/en')).text();
  const files = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, file]) => file ?? '');

  expect(files.length).toBeGreaterThan(5);
  for (const file of files)
    expect((await request.get(`/${file}`)).headers()['cache-control']).toBe(
      'public, max-age=31536000, immutable',
    );
});
