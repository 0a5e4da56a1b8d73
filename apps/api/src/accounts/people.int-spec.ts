import type { Account, AuditEvent, OpenInvitation, Role } from '@rdrr/shared';

import { addMembership, addPerson, Browser } from '../testing/people';
import { startTestApp, type TestApp } from '../testing/test-app';

const UNKNOWN = '00000000-0000-4000-8000-000000000000';

describe('administering people', () => {
  let app: TestApp;
  beforeAll(async () => (app = await startTestApp()));
  afterAll(() => app.drop());

  const somebody = async (role: Role, organisation: string | null = null, countries: string[] = []) => {
    const person = await addPerson(app);
    await addMembership(app, person, role, organisation, countries);
    const browser = new Browser(app);
    await browser.signIn(person.email);
    return { ...person, browser };
  };
  const administrator = () => somebody('administrator');
  const reporter = () => somebody('reporter', 'kg-fti', ['KG']);
  const accountOf = async (browser: Browser, { email }: { email: string }): Promise<Account | undefined> =>
    (await browser.get(`/api/v1/people?name=${email.slice(0, 30)}`)).body.items[0];
  const rightOf = async (browser: Browser, person: { email: string }) =>
    (await accountOf(browser, person))?.rights[0]?.id ?? '';
  const lastEvent = async (browser: Browser, record: string, action: AuditEvent['action']) =>
    (await browser.get(`/api/v1/audit?record=${record}&action=${action}`)).body.items[0];

  it('shows an administrator everybody, found by part of name or address', async () => {
    const [{ browser }, person] = [await administrator(), await reporter()];

    expect(await accountOf(browser, person)).toMatchObject({
      id: person.id,
      isDisabled: false,
      hasSecondFactor: false,
      lastSignedInAt: expect.any(String),
      rights: [{ role: 'reporter', organisation: { id: 'kg-fti' }, countries: ['KG'] }],
    });
    const { body } = await browser.get('/api/v1/people?size=1');
    expect(body.items).toHaveLength(1);
    expect(body.total).toBeGreaterThan(1);
  });

  it('shows an admin of an organisation its own people, and of their rights those in it', async () => {
    const { browser } = await somebody('organisation-admin', 'kg-fti', ['KG']);
    const [own, other] = [await reporter(), await somebody('reporter', 'kz-pravo', ['KZ'])];
    await addMembership(app, own, 'reporter', 'kz-pravo', ['KZ']);

    expect((await accountOf(browser, own))?.rights.map(({ organisation }) => organisation?.id)).toEqual([
      'kg-fti',
    ]);
    expect(await accountOf(browser, other)).toBeUndefined();
  });

  it('is not for visitors nor for those who administer nobody', async () => {
    const { browser, id } = await reporter();

    for (const path of ['/api/v1/people', '/api/v1/invitations']) {
      expect((await new Browser(app).get(path)).status).toBe(401);
      expect((await browser.get(path)).status).toBe(403);
    }
    expect((await browser.post(`/api/v1/people/${id}/disable`)).status).toBe(403);
    expect((await browser.delete(`/api/v1/people/${id}/rights/${UNKNOWN}`)).status).toBe(403);
  });

  it('closes an account: its next request is a visitor, it cannot sign in, and the trail says who did it', async () => {
    const [admin, person] = [await administrator(), await reporter()];

    expect((await admin.browser.post(`/api/v1/people/${person.id}/disable`)).status).toBe(204);

    expect(await person.browser.me()).toBeNull();
    expect((await person.browser.signIn(person.email)).status).toBe(401);
    expect((await accountOf(admin.browser, person))?.isDisabled).toBe(true);
    expect(await lastEvent(admin.browser, person.id, 'account.disabled')).toMatchObject({ person: admin.id });
    expect((await admin.browser.post(`/api/v1/people/${person.id}/enable`)).status).toBe(204);
    expect((await person.browser.signIn(person.email)).status).toBe(200);
  });

  it('takes a right back at once, and tells who did it', async () => {
    const [admin, person] = [await administrator(), await reporter()];
    expect((await person.browser.get('/api/v1/me')).body.person.memberships).toHaveLength(1);

    const right = await rightOf(admin.browser, person);
    expect((await admin.browser.delete(`/api/v1/people/${person.id}/rights/${right}`)).status).toBe(204);

    expect((await person.browser.get('/api/v1/me')).body.person.memberships).toEqual([]);
    expect(await lastEvent(admin.browser, person.id, 'account.role-revoked')).toMatchObject({
      person: admin.id,
      detail: { role: 'reporter' },
    });
    expect((await admin.browser.delete(`/api/v1/people/${person.id}/rights/${right}`)).status).toBe(404);
  });

  it('lets an admin of an organisation take back what they could give, and answers 404 for the rest', async () => {
    const platform = await administrator();
    const { browser } = await somebody('organisation-admin', 'kg-fti', ['KG']);
    const [own, other] = [await reporter(), await somebody('reporter', 'kz-pravo', ['KZ'])];
    const [ownRight, otherRight] = [await rightOf(browser, own), await rightOf(platform.browser, other)];

    expect((await browser.delete(`/api/v1/people/${other.id}/rights/${otherRight}`)).body).toEqual(
      (await browser.delete(`/api/v1/people/${other.id}/rights/${UNKNOWN}`)).body,
    );
    expect((await browser.delete(`/api/v1/people/${own.id}/rights/${ownRight}`)).status).toBe(204);
    expect((await platform.browser.get('/api/v1/people')).status).toBe(200);
    expect(await rightOf(platform.browser, other)).toBe(otherRight);
  });

  it('always leaves an administrator: nobody closes themselves, and of two who close each other one is too late', async () => {
    const [one, two] = [await administrator(), await administrator()];

    expect((await one.browser.post(`/api/v1/people/${one.id}/disable`)).status).toBe(409);
    const own = await rightOf(one.browser, one);
    expect((await one.browser.delete(`/api/v1/people/${one.id}/rights/${own}`)).status).toBe(409);
    const answers = await Promise.all([
      one.browser.post(`/api/v1/people/${two.id}/disable`),
      two.browser.post(`/api/v1/people/${one.id}/disable`),
    ]);
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 204)).toHaveLength(1);
  });

  it('answers 404 for an account that is not there', async () => {
    const { browser } = await administrator();

    expect((await browser.post(`/api/v1/people/${UNKNOWN}/disable`)).status).toBe(404);
    expect((await browser.post('/api/v1/people/x/disable')).status).toBe(422);
  });

  it('lists open invitations to who may offer them, and withdraws one for good', async () => {
    const { browser } = await somebody('organisation-admin', 'kg-fti', ['KG']);
    const stranger = await somebody('organisation-admin', 'kz-pravo', ['KZ']);
    const email = `waits-${Date.now()}@example.org`;
    const offer = { email, language: 'en', role: 'reporter', organisationId: 'kg-fti', countries: ['KG'] };
    await browser.post('/api/v1/invitations', offer);
    const open = async (by: Browser): Promise<OpenInvitation | undefined> =>
      (await by.get('/api/v1/invitations')).body.items.find((each: OpenInvitation) => each.email === email);
    const found = await open(browser);

    expect(found).toMatchObject({ role: 'reporter', organisation: { id: 'kg-fti' }, countries: ['KG'] });
    expect(await open(stranger.browser)).toBeUndefined();
    expect((await stranger.browser.delete(`/api/v1/invitations/${found?.id}`)).status).toBe(404);
    expect((await browser.delete(`/api/v1/invitations/${found?.id}`)).status).toBe(204);

    expect(await open(browser)).toBeUndefined();
    const { rows } = await app.admin.query('SELECT text FROM auth.outbox WHERE recipient = $1', [email]);
    const token = /#(\S+)/.exec(rows[0].text)?.[1];
    const account = { name: 'Nurlan', password: 'a yurt beside the lake', language: 'en' };
    const acceptance = { token, account };
    expect((await new Browser(app).post('/api/v1/invitations/accept', acceptance)).status).toBe(404);
  });
});
