import { anActivity, type ActivityInput, type AuditEvent, type AuditPage, type Role } from '@rdrr/shared';

import { DbSession } from '../core/db-session';
import { aPerson } from '../testing/a-person';
import { addActivity, changeActivity } from '../testing/keep-activity';
import { addMembership, addPerson, Browser } from '../testing/people';
import { startTestApp, type TestApp } from '../testing/test-app';
import { AuditService } from './audit.service';

const OWNER = 'kz-chance';
const PARTNER = 'kz-pravo';
const RESTRICTED: Partial<ActivityInput> = { visibility: 'restricted', sharedWith: [PARTNER] };

describe('the trail', () => {
  let app: TestApp;
  let admin: Browser & { personId: string };
  let partner: Browser & { personId: string };
  beforeAll(async () => {
    app = await startTestApp();
    admin = await signedInAs('organisation-admin', OWNER, 'KZ');
    partner = await signedInAs('reporter', PARTNER, 'KZ');
  });
  afterAll(() => app.drop());

  async function signedInAs(role: Role, organisation: string | null, ...countries: string[]) {
    const person = await addPerson(app);
    await addMembership(app, person, role, organisation, countries);
    const browser = new Browser(app);
    await browser.signIn(person.email);
    return Object.assign(browser, { personId: person.id });
  }
  const anOwned = (changes: Partial<ActivityInput> = {}) =>
    addActivity(app, anActivity({ organisationId: OWNER, countries: ['KZ'], regions: [], ...changes }));
  const trail = async (browser: Browser, query = ''): Promise<AuditEvent[]> =>
    (await browser.get(`/api/v1/audit?${query}`)).body.items;
  const steps = (events: AuditEvent[]) => events.map(({ action, actor }) => `${action} by ${actor}`);

  it('tells the owner each step of a record, by whom, and which fields, but no words', async () => {
    const focalPoint = await signedInAs('focal-point', 'kz-ministry-health', 'KZ');
    const input = anActivity({
      organisationId: OWNER,
      countries: ['KZ'],
      regions: [],
      visibility: 'members',
    });
    const added = await admin.post('/api/v1/activities', input, { 'Idempotency-Key': 'trail' });
    const record = added.body.id as string;
    const step = (browser: Browser, verb: string, seen: number, body = {}) =>
      browser.post(`/api/v1/activities/${record}/${verb}`, body, { 'If-Match': `"v${seen}"` });
    await step(admin, 'submit', 1);
    await step(focalPoint, 'return', 2, { comment: 'Which months, please?' });
    await step(admin, 'submit', 3);
    await step(focalPoint, 'validate', 4);
    await step(admin, 'withdraw', 5);

    const events = await trail(admin, `record=${record}`);
    expect(events.map(({ action, version }) => `${action} v${version}`)).toEqual([
      'activity.withdrawn v6',
      'activity.validated v5',
      'activity.submitted v4',
      'activity.returned v3',
      'activity.submitted v2',
      'activity.added v1',
    ]);
    expect(events[1]).toMatchObject({
      actor: 'Ministry of Healthcare of Kazakhstan',
      organisationId: OWNER,
      person: null,
    });
    expect(events[0]).toMatchObject({ person: admin.personId });
    expect(events[3]!.detail).toEqual({ workflow: 'returned', visibility: 'members', fields: ['workflow'] });
    expect(JSON.stringify(events)).not.toContain('months');
  });

  it('names, to whoever is told of them, people, invited addresses, organisations and their own activities', async () => {
    const platform = await signedInAs('administrator', null);
    const record = await anOwned({ title: { en: 'Evening classes' } });
    const email = `told-${Date.now()}@example.org`;
    const offer = { email, language: 'en', role: 'reporter', organisationId: OWNER, countries: ['KZ'] };
    await admin.post('/api/v1/invitations', offer);
    const told = async (browser: Browser): Promise<AuditPage> =>
      (await browser.get('/api/v1/audit?size=50')).body;
    const invited = ({ items }: AuditPage) => items.find(({ action }) => action === 'account.invited')!;

    const own = await told(admin);
    expect(own.names[invited(own).record ?? '']).toBe(email);
    expect(own.names).toMatchObject({ [admin.personId]: 'Aigerim Sadykova', [OWNER]: expect.any(String) });
    expect(own.titles[record]).toEqual({ en: 'Evening classes' });
    const all = await told(platform);
    expect(all.names[invited(all).record ?? '']).toBe(email);
    expect(all.titles).toEqual({});
    // Whom an admin of the organisation could not have invited, and who asked for access, has no name there.
    const official = `official-${Date.now()}@example.org`;
    await platform.post('/api/v1/invitations', { ...offer, email: official, role: 'focal-point' });
    await platform.post('/api/v1/break-glass', {
      ...{ organisationId: OWNER, hours: 1 },
      reason: 'A complaint about this organisation has to be looked into',
    });
    const later = await told(admin);
    expect(later.items.slice(0, 2).map(({ action }) => action)).toEqual([
      'account.access-asked',
      'account.invited',
    ]);
    for (const { record } of later.items.slice(0, 2)) expect(later.names).not.toHaveProperty([record ?? '']);
    expect(Object.values((await told(platform)).names)).toContain(official);
    expect(await told(partner)).toEqual({ items: [], total: 0, names: {}, titles: {} });
  });

  it.each([
    ['confirmed', { lastConfirmedOn: '2026-11-20' }],
    ['published', { visibility: 'members' }],
    ['changed', { title: { en: 'Evening classes' } }],
  ] as const)('tells that a record was %s', async (what, change) => {
    const record = await anOwned();
    await changeActivity(app, record, change);

    const [newest] = await trail(admin, `record=${record}`);
    expect(newest).toMatchObject({ action: `activity.${what}`, actor: 'Data pack', version: 2 });
    expect(newest!.detail.fields).toEqual(Object.keys(change));
  });

  it('has no event of a change that failed', async () => {
    const record = await anOwned();
    await expect(changeActivity(app, record, { countries: ['ZZ'] })).rejects.toThrow();

    expect(steps(await trail(admin, `record=${record}`))).toEqual(['activity.added by Data pack']);
  });

  it('tells the owner of a restricted record who opened it and its history, once for each time', async () => {
    const record = await anOwned(RESTRICTED);
    await partner.get(`/api/v1/activities/${record}`);
    await partner.get(`/api/v1/activities/${record}/history`);
    await admin.get(`/api/v1/activities/${record}`);

    const events = await trail(admin, `record=${record}&action=activity.read`);
    expect(events).toHaveLength(2);
    expect(events[0]).toMatchObject({ version: 1, person: null, organisationId: OWNER });
    expect(events[0]!.actor).toMatch(/\w/);
    expect(events[0]!.actor).not.toBe('Data pack');
  });

  it('tells them also where it was a line', async () => {
    const record = await anOwned({ ...RESTRICTED, countries: ['TM'] });
    const pages = ['activities?country=TM&size=200', 'coverage/TM/FAM-1', 'countries/TM/summary'];
    for (const page of pages) {
      expect((await partner.get(`/api/v1/${page}`)).text).toContain(record);
      await admin.get(`/api/v1/${page}`);
      await app.get(`/${page}`);
    }

    const events = await trail(admin, `record=${record}&action=activity.read`);
    expect(events.map(({ detail }) => detail.in)).toEqual(['country', 'explanation', 'list']);
  });

  it('does not write down who reads what is for members or for everybody, nor who was refused', async () => {
    const records = [
      await anOwned(),
      await anOwned({ visibility: 'members' }),
      await anOwned({ visibility: 'restricted' }),
    ];
    for (const record of records) {
      await partner.get(`/api/v1/activities/${record}`);
      await app.get(`/activities/${record}`);
      expect(steps(await trail(admin, `record=${record}`))).toEqual(['activity.added by Data pack']);
    }
  });

  it('tells administrators of every export, also of visitors, with what was asked for', async () => {
    const administrator = await signedInAs('administrator', null);
    await app.get('/exports/coverage.csv?country=KZ');
    await partner.get('/api/v1/exports/coverage.csv?theme=FAM');

    const [second, first] = await trail(administrator, 'action=export.made');
    expect(first).toMatchObject({ actor: 'visitor', person: null, organisationId: null });
    expect(first!.detail).toMatchObject({ file: 'coverage.csv', query: { country: ['KZ'] } });
    expect(second).toMatchObject({ person: partner.personId });
  });

  it('tells owners which of their records that are not public were in an export', async () => {
    const [open, members, shared] = [
      await anOwned(),
      await anOwned({ visibility: 'members' }),
      await anOwned(RESTRICTED),
    ];
    const { sid } = await aPerson(app, [{ role: 'reporter', organisationId: PARTNER, countries: ['KZ'] }]);
    await app.nest
      .get(DbSession)
      .run(sid, () => app.nest.get(AuditService).exported('activities.csv', {}, [open, members, shared]));

    const events = await trail(admin, `record=${shared}&action=export.made`);
    expect(events).toHaveLength(1);
    expect(events[0]!.detail).toEqual({ file: 'activities.csv', records: [members, shared].sort() });
    expect(await trail(admin, `record=${open}&action=export.made`)).toEqual([]);
  });

  it('tells administrators of accounts, and nothing of records', async () => {
    const administrator = await signedInAs('administrator', null);
    const person = await addPerson(app);
    await addMembership(app, person, 'reporter', OWNER, ['KZ']);
    const browser = new Browser(app);
    await browser.signIn(person.email, 'not the password at all');
    await browser.signIn(person.email);
    await new Browser(app).signIn('nobody@example.org');
    await app.admin.query('UPDATE auth.memberships SET revoked_at = now() WHERE user_id = $1', [person.id]);
    await app.admin.query('UPDATE auth.users SET disabled_at = now() WHERE id = $1', [person.id]);

    const events = await trail(administrator, `record=${person.id}`);
    expect(events.map(({ action }) => action)).toEqual([
      'account.disabled',
      'account.role-revoked',
      'account.signed-in',
      'account.sign-in-failed',
      'account.role-given',
    ]);
    expect(events[2]).toMatchObject({ person: person.id, actor: expect.stringMatching(/\w/) });
    const all = await trail(administrator, 'size=200');
    expect(all.some(({ action, record }) => action === 'account.sign-in-failed' && record === null)).toBe(
      true,
    );
    expect(all.filter(({ action }) => action.startsWith('activity.'))).toEqual([]);
    expect(JSON.stringify(all)).not.toMatch(/@|not the password/);
  });

  it('tells admins of an organisation which roles are given in it', async () => {
    const person = await addPerson(app);
    await addMembership(app, person, 'reporter', OWNER, ['KZ']);

    const [event] = await trail(admin, `record=${person.id}`);
    expect(event).toMatchObject({
      action: 'account.role-given',
      detail: { role: 'reporter', countries: ['KZ'] },
    });
  });

  it.each<[string, () => Promise<Browser>]>([
    ['a visitor', () => Promise.resolve(new Browser(app))],
    ['a reporter of the owner', () => signedInAs('reporter', OWNER, 'KZ')],
    ['a focal point of the country', () => signedInAs('focal-point', 'kz-ministry-health', 'KZ')],
    ['a monitor', () => signedInAs('monitor', 'unodc')],
    ['an admin of another organisation', () => signedInAs('organisation-admin', PARTNER, 'KZ')],
  ])('tells %s nothing of the records of others', async (_who, browser) => {
    const record = await anOwned(RESTRICTED);

    const { body, status } = await (
      await browser()
    ).get(`/api/v1/audit?organisation=${OWNER}&record=${record}`);
    expect([status, body]).toEqual([200, { items: [], total: 0, names: {}, titles: {} }]);
  });
});
