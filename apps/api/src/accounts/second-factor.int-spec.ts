import { addPerson, Browser, PASSWORD, type TestPerson } from '../testing/people';
import { appWith, enrolled } from '../testing/second-factor';
import { startTestApp, type TestApp } from '../testing/test-app';

describe('the second factor', () => {
  let app: TestApp;
  beforeAll(async () => (app = await startTestApp(null)));
  afterAll(() => app.drop());

  const begin = async (browser: Browser) =>
    (await browser.post('/api/auth/two-factor/enable', { password: PASSWORD })).body as {
      totpURI: string;
      backupCodes: string[];
    };
  const confirm = (browser: Browser, code: string, more: object = {}) =>
    browser.post('/api/auth/two-factor/verify-totp', { code, ...more });

  const challenge = async ({ email }: TestPerson) => {
    const browser = new Browser(app);
    const { body } = await browser.signIn(email);
    expect(body).toEqual({ twoFactorRedirect: true, twoFactorMethods: ['totp'] });
    return browser;
  };

  it('has to be set up before a new account may do anything else', async () => {
    const person = await addPerson(app, { needsSecondFactor: true });
    const browser = new Browser(app);
    await browser.signIn(person.email);

    expect(await browser.me()).toMatchObject({ isSignedIn: false, hasSecondFactor: false, memberships: [] });
    expect((await browser.get('/api/v1/me/sessions')).status).toBe(401);
    for (const path of ['two-factor/generate-backup-codes', 'change-password'])
      expect((await browser.post(`/api/auth/${path}`, { password: PASSWORD })).status).toBe(401);

    const { totpURI } = await begin(browser);
    expect(await browser.me()).toMatchObject({ isSignedIn: false });
    await confirm(browser, appWith(totpURI)());
    expect(await browser.me()).toMatchObject({ isSignedIn: true, hasSecondFactor: true });
  });

  it('cannot be set up with a session alone: it takes the password', async () => {
    const person = await addPerson(app, { needsSecondFactor: true });
    const browser = new Browser(app);
    await browser.signIn(person.email);

    expect((await browser.post('/api/auth/two-factor/enable', { password: 'x'.repeat(20) })).status).toBe(
      400,
    );
    expect((await browser.post('/api/auth/two-factor/enable', {})).status).toBe(400);
  });

  it('is asked for at each sign-in: until then there is no session', async () => {
    const { person, code } = await enrolled(app);

    const browser = await challenge(person);
    expect(await browser.me()).toBeNull();

    expect((await confirm(browser, code())).status).toBe(200);
    expect(await browser.me()).toMatchObject({ isSignedIn: true });
    const { rows } = await app.admin.query(
      'SELECT DISTINCT aal FROM auth.user_sessions WHERE user_id = $1 AND aal = 2',
      [person.id],
    );
    expect(rows).toEqual([{ aal: 2 }]);
  });

  it('takes a code once, also in another challenge and at the same moment', async () => {
    const { person, code } = await enrolled(app);
    const replayed = code();
    const browsers = await Promise.all([challenge(person), challenge(person), challenge(person)]);

    const answers = await Promise.all(browsers.map((browser) => confirm(browser, replayed)));
    const later = await confirm(await challenge(person), replayed);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    expect(later.status).toBe(401);
  });

  it('does not take the code it was set up with again', async () => {
    const person = await addPerson(app, { needsSecondFactor: true });
    const browser = new Browser(app);
    await browser.signIn(person.email);
    const { totpURI } = await begin(browser);
    const first = appWith(totpURI)();
    await confirm(browser, first);

    expect((await confirm(await challenge(person), first)).status).toBe(401);
  });

  it('says the same of a wrong code and of one that was used', async () => {
    const { person, code } = await enrolled(app);
    const used = code();
    await confirm(await challenge(person), used);
    const browser = await challenge(person);

    const [wrong, again] = [await confirm(browser, '000000'), await confirm(browser, used)];

    expect([wrong.status, wrong.body]).toEqual([again.status, again.body]);
  });

  it('is locked after ten wrong codes, for a quarter of an hour', async () => {
    const { person, code } = await enrolled(app);
    for (let tries = 0; tries < 10; tries += 5) {
      const browser = await challenge(person);
      for (let each = 0; each < 5; each++) await confirm(browser, String(100_000 + tries + each));
    }

    const browser = await challenge(person);
    expect((await confirm(browser, '123123')).status).toBe(429);

    await app.admin.query(`UPDATE auth.two_factors SET locked_until = now() WHERE user_id = $1`, [person.id]);
    expect((await confirm(browser, code())).status).toBe(200);
  });

  it('takes each backup code once', async () => {
    const { person, backupCodes } = await enrolled(app);
    expect(backupCodes).toHaveLength(10);
    const use = async (code: string | undefined) =>
      (await (await challenge(person)).post('/api/auth/two-factor/verify-backup-code', { code })).status;

    expect(await use(backupCodes[0])).toBe(200);
    expect(await use(backupCodes[0])).toBe(401);
    expect(await use(backupCodes[1])).toBe(200);
  });

  it('keeps no secret and no code where the database alone would give them away', async () => {
    const { person, backupCodes } = await enrolled(app);
    const { rows } = await app.admin.query(
      'SELECT secret, backup_codes FROM auth.two_factors WHERE user_id = $1',
      [person.id],
    );

    expect(JSON.stringify(rows)).not.toContain(backupCodes[0]);
    expect(rows[0].secret).not.toMatch(/^[A-Z2-7]{16,64}$/);
  });

  it('is asked for on every device: none is trusted to leave it out', async () => {
    const { person, code } = await enrolled(app);
    const browser = await challenge(person);

    expect((await confirm(browser, code(), { trustDevice: true })).status).toBe(400);
    expect(browser.cookie).not.toMatch(/trust/);
  });

  it("does not help with somebody else's challenge", async () => {
    const [mine, theirs] = [await enrolled(app), await enrolled(app)];

    expect((await confirm(await challenge(theirs.person), mine.code())).status).toBe(401);
  });
});
