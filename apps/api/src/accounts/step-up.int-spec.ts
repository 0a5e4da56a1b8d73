import { anActivity, STEP_UP_NEEDED } from '@rdrr/shared';
import { URI as Otp } from 'otpauth';

import { addActivity } from '../testing/keep-activity';
import { addMembership, addPerson, Browser, PASSWORD } from '../testing/people';
import { startTestApp, type TestApp } from '../testing/test-app';

const HALF_A_MINUTE = 30_000;

describe('a dangerous act', () => {
  let app: TestApp;
  beforeAll(async () => (app = await startTestApp()));
  afterAll(() => app.drop());

  const age = (person: { id: string }, minutes: number) =>
    app.admin.query(
      `UPDATE auth.user_sessions SET created_at = now() - make_interval(mins => $2), stepped_up_at = NULL
        WHERE user_id = $1`,
      [person.id, minutes],
    );
  const administrator = async (account: { needsSecondFactor?: boolean } = {}) => {
    const person = await addPerson(app, account);
    await addMembership(app, person, 'administrator');
    const browser = new Browser(app);
    await browser.signIn(person.email);
    return { person, browser };
  };
  const withSecondFactor = async () => {
    const { person, browser } = await administrator({ needsSecondFactor: true });
    const { body } = await browser.post('/api/auth/two-factor/enable', { password: PASSWORD });
    const totp = Otp.parse(body.totpURI) as import('otpauth').TOTP;
    let next = 0;
    const code = () => totp.generate({ timestamp: Date.now() + HALF_A_MINUTE * next++ });
    await browser.post('/api/auth/two-factor/verify-totp', { code: code() });
    return { person, browser, code, backupCodes: body.backupCodes as string[] };
  };
  const close = async (browser: Browser) =>
    browser.post(`/api/v1/people/${(await addPerson(app)).id}/disable`, {});
  const stepUp = (browser: Browser, input: object) => browser.post('/api/v1/me/step-up', input);

  it('is possible for ten minutes after signing in, then after showing once more who one is', async () => {
    const { person, browser } = await administrator();
    await age(person, 9);
    expect((await close(browser)).status).toBe(204);

    await age(person, 11);
    const refused = await close(browser);
    expect([refused.status, refused.body.type]).toEqual([403, STEP_UP_NEEDED]);

    expect((await stepUp(browser, { password: PASSWORD })).status).toBe(204);
    expect((await close(browser)).status).toBe(204);

    await app.admin.query(
      `UPDATE auth.user_sessions SET stepped_up_at = now() - interval '11 minutes' WHERE user_id = $1`,
      [person.id],
    );
    expect((await close(browser)).status).toBe(403);
  });

  it('takes the second factor of who has one, each code once, and never the password alone', async () => {
    const { person, browser, code, backupCodes } = await withSecondFactor();
    await age(person, 11);

    expect((await stepUp(browser, { password: PASSWORD })).status).toBe(422);
    expect((await stepUp(browser, { code: '000000' })).status).toBe(422);
    expect((await close(browser)).status).toBe(403);

    const good = code();
    expect((await stepUp(browser, { code: good })).status).toBe(204);
    expect((await close(browser)).status).toBe(204);
    expect((await stepUp(browser, { code: good })).status).toBe(422);

    await age(person, 11);
    expect((await stepUp(browser, { code: backupCodes[0] })).status).toBe(204);
    expect((await stepUp(browser, { code: backupCodes[0] })).status).toBe(422);
    expect((await close(browser)).status).toBe(204);
  });

  it('is not opened by another session of the same person', async () => {
    const { person, browser } = await administrator();
    const other = new Browser(app);
    await other.signIn(person.email);
    await age(person, 11);

    await stepUp(other, { password: PASSWORD });

    expect((await close(other)).status).toBe(204);
    expect((await close(browser)).status).toBe(403);
  });

  it('cannot be guessed open: each wrong one makes the next wait', async () => {
    const { person, browser } = await administrator();
    await age(person, 11);
    const statuses: number[] = [];
    for (let tries = 0; tries < 8; tries++)
      statuses.push((await stepUp(browser, { password: `wrong goats on a roof ${tries}` })).status);

    expect(statuses.slice(0, 5)).toEqual(Array(5).fill(422));
    expect(statuses.slice(5)).toContain(429);
    expect((await stepUp(browser, { password: PASSWORD })).status).toBe(429);
  });

  it('is each of those that a stolen session must not be enough for', async () => {
    const { person, browser } = await administrator();
    const [id, seen] = [person.id, { 'If-Match': '"v1"' }];
    await age(person, 11);

    const answers = await Promise.all([
      browser.post('/api/v1/invitations', {
        ...{ email: 'a@example.org', role: 'administrator', organisationId: null },
        ...{ countries: [], language: 'en' },
      }),
      browser.post(`/api/v1/people/${id}/disable`, {}),
      browser.post(`/api/v1/people/${id}/enable`, {}),
      browser.delete(`/api/v1/people/${id}/rights/${id}`),
      browser.post('/api/v1/framework/editions/2/publish', {}, seen),
      browser.post('/api/v1/organisations/undp/merge', { into: 'unicef' }, seen),
    ]);

    expect(answers.map(({ status, body }) => [status, body.type])).toEqual(
      answers.map(() => [403, STEP_UP_NEEDED]),
    );
  });

  it('is opening an activity up, and not closing it', async () => {
    const person = await addPerson(app);
    await addMembership(app, person, 'organisation-admin', 'unodc', ['KZ']);
    const browser = new Browser(app);
    await browser.signIn(person.email);
    await age(person, 11);
    const own = { organisationId: 'unodc', countries: ['KZ'], regions: [] };
    const activity = await addActivity(app, anActivity({ ...own, visibility: 'members' }));
    const see = (visibility: string, version: number) =>
      browser.put(
        `/api/v1/activities/${activity}/visibility`,
        { visibility, sharedWith: [], hides: [] },
        { 'If-Match': `"v${version}"` },
      );

    const refused = await see('public', 1);
    expect([refused.status, refused.body.type]).toEqual([403, STEP_UP_NEEDED]);
    const added = await browser.post('/api/v1/activities', anActivity({ ...own, visibility: 'public' }), {
      'Idempotency-Key': 'a-key-of-this-test',
    });
    expect([added.status, added.body.type]).toEqual([403, STEP_UP_NEEDED]);
    expect((await see('restricted', 1)).status).toBe(200);

    await stepUp(browser, { password: PASSWORD });
    expect((await see('public', 2)).status).toBe(200);
  });

  it('is making new backup codes', async () => {
    const { person, browser, code } = await withSecondFactor();
    await age(person, 11);
    const renew = async () =>
      (await browser.post('/api/auth/two-factor/generate-backup-codes', { password: PASSWORD })).status;

    expect(await renew()).toBe(403);
    await stepUp(browser, { code: code() });
    expect(await renew()).toBe(200);
  });

  it('is not replacing the second factor, which nobody does with a session', async () => {
    const { browser } = await withSecondFactor();

    expect((await browser.post('/api/auth/two-factor/enable', { password: PASSWORD })).status).toBe(400);
  });

  it('is none of a visitor, who has nothing to show', async () => {
    expect((await stepUp(new Browser(app), { password: PASSWORD })).status).toBe(401);
    expect((await close(new Browser(app))).status).toBe(401);
  });
});
