import { addPerson, Browser, PASSWORD, type TestPerson } from '../testing/people';
import { startTestApp, type TestApp } from '../testing/test-app';

const NEW = 'four goats in a boat';

describe('a new password', () => {
  let app: TestApp;
  beforeAll(async () => (app = await startTestApp(null)));
  afterAll(() => app.drop());

  const ask = (email: string) => new Browser(app).post('/api/auth/request-password-reset', { email });
  const lettersTo = async ({ email }: Pick<TestPerson, 'email'>) =>
    (await app.admin.query('SELECT text FROM auth.outbox WHERE recipient = $1 ORDER BY written_at', [email]))
      .rows as {
      text: string;
    }[];
  const linkFor = async (person: TestPerson) => {
    await ask(person.email);
    return /#(\S+)/.exec((await lettersTo(person)).at(-1)?.text ?? '')?.[1] ?? '';
  };
  const choose = (token: string, newPassword = NEW) =>
    new Browser(app).post('/api/auth/reset-password', { token, newPassword });

  it('is chosen through a link, once, and ends all sessions', async () => {
    const person = await addPerson(app);
    const browser = new Browser(app);
    await browser.signIn(person.email);
    const token = await linkFor(person);

    expect((await choose(token)).status).toBe(200);

    expect(await browser.me()).toBeNull();
    expect((await new Browser(app).signIn(person.email, PASSWORD)).status).toBe(401);
    expect((await new Browser(app).signIn(person.email, NEW)).status).toBe(200);
    expect((await choose(token, 'five goats in a boat')).status).toBe(400);
    expect((await new Browser(app).signIn(person.email, NEW)).status).toBe(200);
  });

  it('comes in the language of the page on which it was asked for, else in that of the account', async () => {
    const person = await addPerson(app);
    const browser = new Browser(app);
    const asked = (redirectTo: string) =>
      browser.post('/api/auth/request-password-reset', { email: person.email, redirectTo });

    await asked('/ru');
    await asked('/fr');
    await ask(person.email);

    const letters = await lettersTo(person);
    expect(letters.map(({ text }) => /\/(\w+)\/sign-in\/new-password/.exec(text)?.[1])).toEqual([
      'ru',
      'en',
      'en',
    ]);
  });

  it('signs nobody in, so the second factor is asked for as ever', async () => {
    const person = await addPerson(app, { needsSecondFactor: true });
    const browser = new Browser(app);
    const { headers } = await browser.post('/api/auth/reset-password', {
      token: await linkFor(person),
      newPassword: NEW,
    });

    expect(String(headers['set-cookie'] ?? '')).not.toMatch(/sid/);
    await browser.signIn(person.email, NEW);
    expect(await browser.me()).toMatchObject({ isSignedIn: false });
  });

  it('is not chosen through a link that was altered, has expired, or was never sent', async () => {
    const person = await addPerson(app);
    const token = await linkFor(person);
    expect((await choose(`${token}x`)).status).toBe(400);
    expect(
      (await choose(token.toLowerCase() === token ? token.toUpperCase() : token.toLowerCase())).status,
    ).toBe(400);
    expect((await choose('')).status).toBe(400);

    await app.admin.query(`UPDATE auth.verifications SET expires_at = now() - interval '1 s'`);
    expect((await choose(token)).status).toBe(400);
    expect((await new Browser(app).signIn(person.email)).status).toBe(200);
  });

  it('lives half an hour, and cannot be read from the database', async () => {
    const person = await addPerson(app);
    const token = await linkFor(person);
    const { rows } = await app.admin.query(
      `SELECT identifier, extract(epoch FROM expires_at - created_at)::int AS seconds FROM auth.verifications WHERE value = $1`,
      [person.id],
    );

    expect(rows).toHaveLength(1);
    expect(Math.abs(rows[0].seconds - 1800)).toBeLessThan(5);
    expect(rows[0].identifier).not.toContain(token);
  });

  it('has to be as good as any', async () => {
    const person = await addPerson(app);
    const token = await linkFor(person);

    expect((await choose(token, 'Password1234567')).body.code).toBe('PASSWORD_TOO_COMMON');
    expect((await choose(token, 'short')).status).toBe(400);
    expect((await choose(token)).status).toBe(200);
  });

  it('is promised to everybody alike, in the same words and the same time', async () => {
    const person = await addPerson(app);
    const timed = async (email: string) => {
      const began = performance.now();
      const { status, body } = await ask(email);
      return { status, body, ms: performance.now() - began };
    };
    const [known, unknown] = [await timed(person.email), await timed('nobody@example.org')];

    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    expect(Math.min(known.ms, unknown.ms)).toBeGreaterThanOrEqual(299);
    expect(await lettersTo(person)).toHaveLength(1);
    expect(await lettersTo({ email: 'nobody@example.org' })).toEqual([]);
  });

  it('can be chosen by who is signed in and knows the old one, which ends the other sessions', async () => {
    const person = await addPerson(app);
    const [browser, other] = [new Browser(app), new Browser(app)];
    await browser.signIn(person.email);
    await other.signIn(person.email);
    const change = (currentPassword: string) =>
      browser.post('/api/auth/change-password', {
        currentPassword,
        newPassword: NEW,
        revokeOtherSessions: true,
      });

    expect((await change('not the password')).status).toBe(400);
    expect((await change(PASSWORD)).status).toBe(200);

    expect(await other.me()).toBeNull();
    expect(await browser.me()).not.toBeNull();
  });
});
