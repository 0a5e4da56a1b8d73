import { type Account } from '@rdrr/shared';
import { URI as Otp } from 'otpauth';

import { addMembership, addPerson, Browser, PASSWORD, type TestPerson } from '../testing/people';
import { startTestApp, type TestApp } from '../testing/test-app';

const HALF_A_MINUTE = 30_000;

describe('a lost second factor', () => {
  let app: TestApp;
  let admin: Browser;
  let other: Browser;
  let orgAdmin: Browser;
  beforeAll(async () => {
    app = await startTestApp();
    [admin, other, orgAdmin] = await Promise.all([
      somebody('administrator', null),
      somebody('administrator', null),
      somebody('organisation-admin', 'unodc'),
    ]);
  });
  afterAll(() => app.drop());

  async function somebody(role: 'administrator' | 'organisation-admin', organisation: string | null) {
    const person = await addPerson(app);
    await addMembership(app, person, role, organisation, organisation ? ['KZ'] : []);
    const browser = new Browser(app);
    await browser.signIn(person.email);
    return browser;
  }
  async function withFactor() {
    const person = await addPerson(app, { needsSecondFactor: true });
    await addMembership(app, person, 'reporter', 'unodc', ['KZ']);
    const browser = new Browser(app);
    await browser.signIn(person.email);
    const { body } = await browser.post('/api/auth/two-factor/enable', { password: PASSWORD });
    const totp = Otp.parse(body.totpURI) as import('otpauth').TOTP;
    let next = 0;
    const code = () => totp.generate({ timestamp: Date.now() + HALF_A_MINUTE * next++ });
    await browser.post('/api/auth/two-factor/verify-totp', { code: code() });
    return { person, browser, code };
  }
  const say = async (who: Browser, { id }: TestPerson) =>
    (await who.post(`/api/v1/people/${id}/second-factor/lost`)).status;
  const callOff = async (who: Browser, { id }: TestPerson) =>
    (await who.delete(`/api/v1/people/${id}/second-factor/lost`)).status;
  const told = async ({ email }: TestPerson) =>
    ((await admin.get(`/api/v1/people?name=${email}`)).body.items as Account[])[0]?.lostFactor;
  const letters = async ({ email }: TestPerson) =>
    (await app.admin.query(`SELECT subject FROM auth.outbox WHERE recipient = $1`, [email])).rowCount;
  const pass = ({ id }: TestPerson, hours: number) =>
    app.admin.query(
      `UPDATE auth.lost_factors SET confirmed_at = now() - make_interval(hours => $2) WHERE user_id = $1`,
      [id, hours],
    );
  const asked = async ({ email }: TestPerson) =>
    (await new Browser(app).signIn(email)).body.twoFactorRedirect === true;

  it('takes two people and a day; until then the factor is asked for as ever', async () => {
    const { person, browser } = await withFactor();

    expect(await say(orgAdmin, person)).toBe(204);
    expect(await say(orgAdmin, person)).toBe(204);
    expect(await told(person)).toMatchObject({ opensAt: null });
    expect(await browser.me()).not.toBeNull();

    expect(await say(admin, person)).toBe(204);
    expect(await told(person)).toMatchObject({ opensAt: expect.stringMatching(/^2/) });
    expect(await browser.me()).toBeNull();
    expect(await letters(person)).toBe(1);
    await pass(person, 23);
    expect(await asked(person)).toBe(true);

    await pass(person, 25);
    const again = new Browser(app);
    await again.signIn(person.email);
    expect(await again.me()).toMatchObject({ isSignedIn: false, hasSecondFactor: false, memberships: [] });
    expect(await told(person)).toBeNull();
  });

  it('is found again by signing in with it', async () => {
    const { person, code } = await withFactor();
    await say(admin, person);
    await say(other, person);
    const owner = new Browser(app);
    await owner.signIn(person.email);
    expect((await owner.post('/api/auth/two-factor/verify-totp', { code: code() })).status).toBe(200);

    expect(await told(person)).toBeNull();
    await pass(person, 25);
    expect(await asked(person)).toBe(true);
  });

  it('is called off by an administrator', async () => {
    const { person } = await withFactor();
    await say(admin, person);
    await say(other, person);

    expect([await callOff(admin, person), await callOff(admin, person)]).toEqual([204, 404]);
    await pass(person, 25);
    expect(await asked(person)).toBe(true);
  });

  it('takes an administrator of the platform, and nobody says so of themselves or of strangers', async () => {
    const { person, browser } = await withFactor();
    const second = await somebody('organisation-admin', 'unodc');
    const stranger = await somebody('organisation-admin', 'undp');
    await say(orgAdmin, person);

    expect(await say(second, person)).toBe(409);
    expect(await say(stranger, person)).toBe(404);
    expect(await say(browser, person)).toBe(403);
    expect(await say(new Browser(app), person)).toBe(401);
    expect(await told(person)).toMatchObject({ opensAt: null });
    expect(await say(admin, await addPerson(app))).toBe(409);
  });

  it('leaves a trail', async () => {
    const { person } = await withFactor();
    await say(admin, person);
    await say(other, person);
    await callOff(admin, person);
    const { rows } = await app.admin.query(
      `SELECT action FROM audit.events WHERE record_id = $1 AND action ~ 'lost' ORDER BY id`,
      [person.id],
    );

    expect(rows.map(({ action }) => action)).toEqual([
      'account.second-factor-lost',
      'account.second-factor-lost-confirmed',
      'account.second-factor-lost-ended',
    ]);
  });
});
