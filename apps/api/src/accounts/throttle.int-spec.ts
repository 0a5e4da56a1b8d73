import { addPerson, Browser, PASSWORD } from '../testing/people';
import { startTestApp, type TestApp } from '../testing/test-app';
import { Throttle } from './throttle';

describe('guessing at one account', () => {
  let app: TestApp;
  let throttle: Throttle;
  beforeAll(async () => {
    app = await startTestApp(null);
    throttle = app.nest.get(Throttle);
  });
  afterAll(() => app.drop());

  const statusOf = async (email: string, password?: string) =>
    (await new Browser(app).signIn(email, password)).status;
  const later = (seconds: number) =>
    app.admin.query(
      'UPDATE auth.sign_in_failures SET last_failed_at = last_failed_at - make_interval(secs => $1)',
      [seconds],
    );

  it('is free five times and then waits, wherever the guesses come from', async () => {
    const { email } = await addPerson(app);
    const answers: number[] = [];
    for (let tries = 0; tries < 7; tries++)
      answers.push(await statusOf(email, `guess number ${tries} of many`));

    expect(answers).toEqual([401, 401, 401, 401, 401, 429, 429]);
  });

  it('waits twice as long after each failure, a quarter of an hour at the most', async () => {
    const { email } = await addPerson(app);
    for (let tries = 0; tries < 5; tries++) await throttle.begin(email);

    for (const wait of [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]) {
      await later(wait - 0.5);
      expect(await throttle.begin(email)).toBe(false);
      await later(0.6);
      expect(await throttle.begin(email)).toBe(true);
    }
  });

  it('is no different for an address without an account', async () => {
    const answers: number[] = [];
    for (let tries = 0; tries < 6; tries++) answers.push(await statusOf('nobody@example.org', 'x'));

    expect(answers).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('is counted one by one when guesses arrive together', async () => {
    const { email } = await addPerson(app);

    const allowed = await Promise.all(Array.from({ length: 40 }, () => throttle.begin(email)));

    expect(allowed.filter(Boolean)).toHaveLength(5);
  });

  it('ten thousand times from many addresses tries a handful of passwords and does not keep the owner out', async () => {
    const { email } = await addPerson(app);
    const owner = new Browser(app);
    await owner.signIn(email);
    await owner.post('/api/auth/sign-out');

    let tried = 0;
    for (let guesses = 0; guesses < 10_000; guesses += 50) {
      const allowed = await Promise.all(Array.from({ length: 50 }, () => throttle.begin(email)));
      tried += allowed.filter(Boolean).length;
    }

    expect(tried).toBeLessThan(15);
    expect(await statusOf(email)).toBe(429);
    expect((await owner.signIn(email)).status).toBe(200);
    expect(await owner.me()).not.toBeNull();
  });

  it('from the device of the owner is slowed down by itself', async () => {
    const { email } = await addPerson(app);
    const owner = new Browser(app);
    await owner.signIn(email);
    const thief = new Browser(app);
    for (const pair of owner.cookie.split('; ')) {
      const [name = '', value = ''] = pair.split('=');
      if (name.includes('device')) thief.setCookie(name, value);
    }
    const answers: number[] = [];
    for (let tries = 0; tries < 6; tries++)
      answers.push((await thief.signIn(email, `wrong one ${tries}`)).status);

    expect(answers).toEqual([401, 401, 401, 401, 401, 429]);
    expect(await statusOf(email)).toBe(200);
  });

  it('is not helped by the device of somebody else', async () => {
    const [mine, theirs] = [await addPerson(app), await addPerson(app)];
    const browser = new Browser(app);
    await browser.signIn(mine.email);
    for (let tries = 0; tries < 5; tries++) await throttle.begin(theirs.email);

    expect((await browser.signIn(theirs.email)).status).toBe(429);
  });

  it('is forgotten when the owner gets in', async () => {
    const { email } = await addPerson(app);
    for (let tries = 0; tries < 4; tries++) await statusOf(email, 'wrong');
    await statusOf(email, PASSWORD);

    for (let tries = 0; tries < 4; tries++) expect(await statusOf(email, 'wrong')).toBe(401);
  });

  it('leaves no address in the database', async () => {
    const { rows } = await app.admin.query('SELECT * FROM auth.sign_in_failures');

    expect(JSON.stringify(rows)).not.toMatch(/example/);
  });
});
