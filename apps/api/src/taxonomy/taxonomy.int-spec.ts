import { type Taxonomy, type TaxonomyList, type Term, TermInput } from '@rdrr/shared';

import { prepare } from '../prepare';
import { addMembership, addPerson, Browser } from '../testing/people';
import { DATA, startTestApp, type TestApp } from '../testing/test-app';

describe('lists', () => {
  let app: TestApp;
  let admin: Browser;
  let monitor: Browser;
  let visitor: Browser;

  beforeAll(async () => {
    app = await startTestApp();
    const as = async (role: 'administrator' | 'monitor', organisation: string | null) => {
      const person = await addPerson(app);
      await addMembership(app, person, role, organisation);
      const browser = new Browser(app);
      await browser.signIn(person.email);
      return browser;
    };
    admin = await as('administrator', null);
    monitor = await as('monitor', 'unodc');
    visitor = new Browser(app);
  });
  afterAll(() => app.drop());

  const words = (text: string) => ({ en: text, ru: `${text} по-русски` });
  const NEW = {
    code: 'mentoring',
    label: words('Mentoring'),
    description: words('A mentor.'),
    group: 'return',
  };
  const term = async (list: TaxonomyList, code: string) => {
    const { body } = await app.get('/taxonomy').expect(200);
    const found = (body as Taxonomy)[list].find((each) => each.code === code);
    if (!found) throw new Error(`No ${code} in ${list}`);
    return found;
  };
  const inputOf = (of: Term): TermInput =>
    TermInput.parse(
      Object.fromEntries(Object.keys(TermInput.shape).map((field) => [field, of[field as keyof Term]])),
    );
  const put = (list: TaxonomyList, of: Term, change: Partial<TermInput>, who = admin) =>
    who.put(
      `/api/v1/taxonomy/${list}/${of.code}`,
      { ...inputOf(of), ...change },
      { 'If-Match': `"v${of.version}"` },
    );

  it('take a new term at their end, which can be used at once', async () => {
    const { status, body } = await admin.post('/api/v1/taxonomy/activityTypes', NEW);

    expect([status, body.errors]).toEqual([201, undefined]);
    const { body: now } = await app.get('/taxonomy').expect(200);
    expect((now as Taxonomy).activityTypes.at(-1)).toMatchObject({ ...NEW, retired: false, version: 1 });
    await app.get('/activities?activityType=mentoring').expect(200);
  });

  it.each([
    ['a list whose codes the rules know', 'pillars', { group: null }, ['/list']],
    ['a code that is there', 'settings', { code: 'prison', group: null }, ['/code']],
    ['a group that is not there', 'activityTypes', { code: 'x', group: 'nowhere' }, ['/group']],
    ['a group in a list without any', 'settings', { code: 'y', group: 'return' }, ['/group']],
  ])('refuse %s', async (_case, list, change, pointers) => {
    const { status, body } = await admin.post(`/api/v1/taxonomy/${list}`, { ...NEW, ...change });

    expect(status).toBe(422);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
  });

  it('change the words of a term in every list, for who has seen its last version', async () => {
    const pillar = await term('pillars', 'reintegration');
    expect((await put('pillars', pillar, { label: words('Coming home') })).status).toBe(200);

    expect(await term('pillars', 'reintegration')).toMatchObject({ label: words('Coming home'), version: 2 });
    expect((await put('pillars', pillar, { label: words('Late') })).status).toBe(412);
    expect(
      (await admin.put(`/api/v1/taxonomy/pillars/nothing`, inputOf(pillar), { 'If-Match': '"v1"' })).status,
    ).toBe(404);
  });

  it('retire a term of an open list, and no other', async () => {
    const retired = await put('targetGroups', await term('targetGroups', 'academia'), { retired: true });
    const kept = await put('statuses', await term('statuses', 'pipeline'), { retired: true });

    expect([retired.status, retired.body.retired]).toEqual([200, true]);
    expect([kept.status, kept.body.errors[0].pointer]).toEqual([422, '/retired']);
    await app.get('/activities?targetGroup=academia').expect(200);
  });

  it('are written by administrators alone', async () => {
    const setting = await term('settings', 'prison');

    expect((await put('settings', setting, {}, monitor)).status).toBe(403);
    expect((await put('settings', setting, {}, visitor)).status).toBe(401);
    expect((await monitor.post('/api/v1/taxonomy/settings', NEW)).status).toBe(403);
  });

  it('leave a trail, in which the data pack does not stand', async () => {
    const { rows } = await app.admin.query(
      `SELECT action, detail FROM audit.events WHERE action ~ '^term[.]' ORDER BY id`,
    );

    expect(rows).toEqual([
      { action: 'term.added', detail: { list: 'activityTypes', code: 'mentoring', fields: [] } },
      { action: 'term.changed', detail: { list: 'pillars', code: 'reintegration', fields: ['label'] } },
      { action: 'term.changed', detail: { list: 'targetGroups', code: 'academia', fields: ['retired'] } },
    ]);
  });

  it('are left alone by the data pack where an administrator has written', async () => {
    await prepare({ adminUrl: app.adminUrl, passwords: app.passwords, dataDir: DATA });

    expect(await term('pillars', 'reintegration')).toMatchObject({ label: words('Coming home') });
    expect(await term('targetGroups', 'academia')).toMatchObject({ retired: true });
    expect(await term('activityTypes', 'mentoring')).toMatchObject({ label: NEW.label });
  });
});
