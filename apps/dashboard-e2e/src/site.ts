import { expect, type Page } from '@playwright/test';

/** An activity of the data pack; its id is derived from its reference, so it is the same in every database. */
export const ACTIVITY = '/activities/f426db4c-7304-5bd5-8eb9-6e52bdc2d737';

/** Every page of the product in each of its shapes, by its address below the language. */
export const PAGES = [
  { name: 'the overview', path: '' },
  { name: 'the matrix', path: '/coverage' },
  { name: 'the matrix in numbers, for all countries', path: '/coverage?area=all&view=number' },
  { name: 'the matrix as a table', path: '/coverage?view=table' },
  { name: 'the matrix with a cell open', path: '/coverage?country=KZ&cell=KZ.FAM-1' },
  { name: 'the countries', path: '/countries' },
  { name: 'a country with reports', path: '/countries/KG' },
  { name: 'a country without reports', path: '/countries/TM' },
  { name: 'a recommendation', path: '/recommendations/FAM-1' },
  { name: 'the activities', path: '/activities' },
  { name: 'the activities filtered to nothing', path: '/activities?country=TM' },
  { name: 'an activity', path: ACTIVITY },
  { name: 'the method', path: '/method' },
  { name: 'the data', path: '/data' },
  // As are the form, the review and the account: all show the same block.
  { name: 'my activities, for a visitor', path: '/my' },
  { name: 'the administration, for a visitor', path: '/admin/audit' },
  { name: 'signing in', path: '/sign-in' },
  { name: 'asking for a new password', path: '/sign-in/forgotten' },
  { name: 'accepting an invitation', path: '/sign-in/invitation' },
  { name: 'a page that does not exist', path: '/no-such-page' },
] as const;

/** Opens a page and waits until every block of it has its answer. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settled(page);
}

/** Until there is a heading, no block waits for an answer and the fonts are there. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading').first()).toBeVisible();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
}

/** How many pixels the page is wider than the room it has, which is the window without its scrollbar. */
export const pixelsBeyond = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { scrollWidth } = document.documentElement;
    const { width } = document.documentElement.getBoundingClientRect();
    return Math.max(0, scrollWidth - Math.ceil(width));
  });

/** Collects what the console complains about and whom else the page asks, from now on. */
export function complaintsOf(page: Page, origin: string): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol !== 'data:' && asked !== origin) complaints.push(`asked ${request.url()}`);
  });
  return complaints;
}
