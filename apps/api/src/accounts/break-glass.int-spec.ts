import { anActivity, type BreakGlass } from '@rdrr/shared';
import { Client } from 'pg';

import { addActivity, addOrganisations } from '../testing/keep-activity';
import { addMembership, addPerson, Browser, type TestPerson } from '../testing/people';
import { startTestApp, type TestApp } from '../testing/test-app';

const OWNER = 'house-on-the-hill';
const INPUT = { organisationId: OWNER, reason: 'The owner asked us to mend this record.', hours: 2 };

describe('access to what an organisation restricts', () => {
  let app: TestApp;
  let api: Client;
  let restricted: string;
  let shared: string;
  let owner: { person: TestPerson; browser: Browser };
  let first: { person: TestPerson; browser: Browser };
  let second: { person: TestPerson; browser: Browser };

  beforeAll(async () => {
    app = await startTestApp();
    api = new Client({ connectionString: app.apiUrl });
    await api.connect();
    await addOrganisations(app, { id: OWNER }, { id: 'other-house' });
    const work = { visibility: 'restricted' as const, countries: ['KZ'], regions: [] };
    restricted = await addActivity(app, anActivity({ ...work, organisationId: OWNER }));
    shared = await addActivity(
      app,
      anActivity({ ...work, organisationId: 'other-house', sharedWith: [OWNER] }),
    );
    owner = await somebody('organisation-admin', OWNER);
    [first, second] = [await somebody('administrator', null), await somebody('administrator', null)];
  });
  afterAll(async () => {
    await api.end();
    await app.drop();
  });

  async function somebody(role: 'administrator' | 'organisation-admin', organisation: string | null) {
    const person = await addPerson(app);
    await addMembership(app, person, role, organisation, organisation ? ['KZ'] : []);
    const browser = new Browser(app);
    await browser.signIn(person.email);
    return { person, browser };
  }
  const reads = async ({ browser }: typeof first, id = restricted) =>
    (await browser.get(`/api/v1/activities/${id}`)).status;
  const inSql = async ({ person }: typeof first) => {
    const { rows } = await app.admin.query('SELECT id FROM auth.user_sessions WHERE user_id = $1', [
      person.id,
    ]);
    await api.query('BEGIN');
    await api.query(`SELECT set_config('app.sid', $1, true)`, [rows[0].id]);
    const counts = await api.query(`
      SELECT (SELECT count(*)::int FROM seen.activities WHERE audience < 2) AS activities,
             (SELECT count(*)::int FROM seen.activity_versions WHERE audience < 2) AS versions,
             (SELECT count(DISTINCT activity_id)::int FROM core.coverage_facts WHERE audience < 2) AS facts`);
    await api.query('ROLLBACK');
    return Object.values(counts.rows[0] as object) as number[];
  };
  const list = async ({ browser } = first) =>
    (await browser.get('/api/v1/break-glass')).body.items as BreakGlass[];
  /** Of the access asked for last. */
  const act = async ({ browser }: typeof first, verb: string) =>
    (await browser.post(`/api/v1/break-glass/${(await list())[0]?.id}/${verb}`)).status;
  const ask = async ({ browser }: typeof first, input: object = INPUT) =>
    (await browser.post('/api/v1/break-glass', input)).status;
  const trail = async () =>
    ((await owner.browser.get('/api/v1/audit?size=200')).body.items as { action: string }[]).map(
      ({ action }) => action,
    );

  it('is opened by a second administrator, to the one who asked, for that organisation alone', async () => {
    expect([await reads(first), await reads(second)]).toEqual([404, 404]);
    expect(await ask(first)).toBe(204);
    expect(await reads(first)).toBe(404);
    expect(await act(first, 'approve')).toBe(409);
    expect(await act(owner, 'approve')).toBe(403);
    expect(await reads(first)).toBe(404);

    expect(await act(second, 'approve')).toBe(204);

    expect([await reads(first), await reads(second)]).toEqual([200, 404]);
    expect(await reads(first, shared)).toBe(404);
    expect(await inSql(first)).toEqual([1, 1, 1]);
    expect(await inSql(second)).toEqual([0, 0, 0]);
    expect((await list())[0]).toMatchObject({ state: 'open', isMine: true, hours: 2 });
  });

  it('lets read, and nothing else', async () => {
    const seen = { 'If-Match': '"v1"' };
    const path = `/api/v1/activities/${restricted}`;
    const answers = [
      await first.browser.post(`${path}/confirm`, {}, seen),
      await first.browser.post(`${path}/withdraw`, {}, seen),
      await first.browser.put(
        `${path}/visibility`,
        { visibility: 'public', sharedWith: [], hides: [] },
        seen,
      ),
    ];

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  it('is told to the organisation, by a letter and in its trail, with each reading', async () => {
    const { rows } = await app.admin.query('SELECT subject FROM auth.outbox WHERE recipient = $1', [
      owner.person.email,
    ]);

    expect(rows).toEqual([{ subject: 'Access to what your organisation restricts' }]);
    expect(await trail()).toEqual(
      expect.arrayContaining(['account.access-asked', 'account.access-approved', 'activity.read']),
    );
  });

  it('is ended at the next statement, and cannot be opened again', async () => {
    expect(await act(second, 'end')).toBe(204);

    expect(await reads(first)).toBe(404);
    expect(await inSql(first)).toEqual([0, 0, 0]);
    expect([await act(second, 'end'), await act(second, 'approve')]).toEqual([404, 404]);
    expect(await trail()).toContain('account.access-ended');
  });

  it('ends by itself', async () => {
    await ask(first);
    await act(second, 'approve');
    expect(await reads(first)).toBe(200);

    await app.admin.query(`UPDATE auth.break_glass SET ends_at = now() WHERE ends_at > now()`);
    expect(await reads(first)).toBe(404);
  });

  it('ends with the role of who reads', async () => {
    const third = await somebody('administrator', null);
    await ask(third);
    await act(second, 'approve');
    expect(await reads(third)).toBe(200);

    await app.admin.query('UPDATE auth.memberships SET revoked_at = now() WHERE user_id = $1', [
      third.person.id,
    ]);
    expect(await reads(third)).toBe(404);
  });

  it('is refused, and stays closed', async () => {
    await ask(first);
    expect(await act(second, 'refuse')).toBe(204);

    expect(await act(second, 'approve')).toBe(404);
    expect(await reads(first)).toBe(404);
    expect((await list())[0]).toMatchObject({ state: 'refused' });
  });

  it('is for administrators of the platform, with a reason, for a day at most', async () => {
    expect(await ask(owner)).toBe(403);
    expect(await ask({ ...owner, browser: new Browser(app) })).toBe(401);
    expect((await owner.browser.get('/api/v1/break-glass')).status).toBe(403);
    expect(await ask(first, { ...INPUT, reason: 'so' })).toBe(422);
    expect(await ask(first, { ...INPUT, hours: 25 })).toBe(422);
    expect(await ask(first, { ...INPUT, organisationId: 'nobody' })).toBe(422);
  });

  it('does not change who somebody is', async () => {
    await ask(first);
    await act(second, 'approve');
    const { rows } = await app.admin.query(
      `SELECT DISTINCT actor FROM audit.events WHERE action = 'activity.read' AND user_id = $1`,
      [first.person.id],
    );

    expect(rows).toEqual([{ actor: 'Administration' }]);
    expect((await first.browser.get('/api/v1/my-work')).body.total ?? 0).toBe(0);
  });
});
