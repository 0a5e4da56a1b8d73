import { createApp } from '../app';
import { Browser } from '../testing/people';
import { configOf, startTestApp, type TestApp } from '../testing/test-app';
import DEMO from './demo-accounts.json';

describe('demo accounts', () => {
  let app: TestApp;
  beforeAll(async () => (app = await startTestApp(undefined, { DEMO_ACCOUNTS: true })));
  afterAll(() => app.drop());

  it.each(DEMO.accounts)('let $email in as $role with one password and no second factor', async (account) => {
    const browser = new Browser(app);

    expect((await browser.signIn(account.email, DEMO.password)).status).toBe(200);

    const { person } = (await browser.get('/api/v1/me')).body;
    expect(person).toMatchObject({ name: account.name, isSignedIn: true });
    expect(person.memberships).toMatchObject([{ role: account.role, countries: account.countries }]);
    expect(person.memberships[0].organisation?.id ?? null).toBe(account.organisation);
  });

  it('are again as printed after a new start, whatever was done to them', async () => {
    const { email } = DEMO.accounts[0] ?? { email: '' };
    const browser = new Browser(app);
    await browser.signIn(email, DEMO.password);
    const { status } = await browser.post('/api/auth/change-password', {
      currentPassword: DEMO.password,
      newPassword: 'mine alone from now on',
    });
    expect(status).toBe(200);

    const next = await createApp({ ...configOf(app), DEMO_ACCOUNTS: true });
    await next.init();
    await next.close();

    expect((await new Browser(app).signIn(email, DEMO.password)).status).toBe(200);
  });

  it('keep a production from starting', async () => {
    const production = await createApp({ ...configOf(app), NODE_ENV: 'production' });

    await expect(production.init()).rejects.toThrow(/demo accounts/);

    await production.close();
  });

  it('are not made unless asked for', async () => {
    const plain = await startTestApp(null);
    const { rows } = await plain.admin.query('SELECT FROM auth.users');
    await plain.drop();

    expect(rows).toEqual([]);
  });
});
