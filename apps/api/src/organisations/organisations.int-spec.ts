import { randomUUID } from 'node:crypto';

import { type ActivityInput, anActivity, type Right } from '@rdrr/shared';
import { Client } from 'pg';

import { SEEN_ORGANISATION, SURVIVOR } from '../migrations/20261125120100-organisations';
import { SEEN_INVOLVEMENT_UNLESS_HIDDEN } from '../migrations/20261125190000-seen';
import { aPerson } from '../testing/a-person';
import { addActivity, addOrganisations, changeActivity } from '../testing/keep-activity';
import { addMembership, addPerson, Browser } from '../testing/people';
import { KINDS, OWNER, PEOPLE } from '../testing/rights-table';
import { startTestApp, type TestApp } from '../testing/test-app';

const HOUSE = 'house-on-the-hill';
const VISITOR = 'a visitor';

describe('an organisation', () => {
  let app: TestApp;
  let api: Client;
  const sids: Record<string, string> = {};

  beforeAll(async () => {
    app = await startTestApp();
    api = new Client({ connectionString: app.apiUrl });
    await api.connect();
    await addOrganisations(
      app,
      { id: HOUSE },
      { id: 'partner-house' },
      { id: 'named-house' },
      { id: 'house-without-work' },
    );
    for (const [who, rights] of Object.entries(PEOPLE)) sids[who] = (await aPerson(app, rights)).sid;
    sids[VISITOR] = (await app.admin.query('SELECT app.open_visitor_session() AS sid')).rows[0].sid;
  });
  afterAll(async () => {
    await api.end();
    await app.drop();
  });

  const hidden = (changes: Partial<ActivityInput> = {}) =>
    anActivity({ organisationId: HOUSE, visibility: 'members', ...changes });
  const inSession = async <Row>(sid: string, work: (client: Client) => Promise<Row>, client = api) => {
    await client.query(client === api ? 'BEGIN' : 'SAVEPOINT asked');
    try {
      await client.query(`SELECT set_config('app.sid', $1, true)`, [sid]);
      return await work(client);
    } finally {
      await client.query(client === api ? 'ROLLBACK' : 'ROLLBACK TO SAVEPOINT asked');
    }
  };
  const signedIn = async (...rights: Right[]) => {
    const person = await addPerson(app);
    for (const { role, organisationId, countries } of rights)
      await addMembership(app, person, role, organisationId, [...countries]);
    const browser = new Browser(app);
    await browser.signIn(person.email);
    return browser;
  };

  it('is there for a visitor from its first public activity to its last, and answers like none before and after', async () => {
    const absent = await app.get('/organisations/nobody-at-all').expect(404);
    const isThere = async () => (await app.get(`/organisations/${HOUSE}`)).status === 200;
    const count = async () => (await app.get('/organisations?size=1')).body.total;
    const before = await count();

    const [first, second] = [await addActivity(app, hidden()), await addActivity(app, hidden())];
    expect((await app.get(`/organisations/${HOUSE}`).expect(404)).body).toEqual(absent.body);
    expect(await count()).toBe(before);
    expect((await app.get(`/activities?organisation=${HOUSE}`).expect(422)).text.replaceAll(HOUSE, 'x')).toBe(
      (await app.get('/activities?organisation=nobody').expect(422)).text.replaceAll('nobody', 'x'),
    );

    await changeActivity(app, first, { visibility: 'public' });
    await changeActivity(app, second, { visibility: 'public' });
    expect([await isThere(), await count()]).toEqual([true, before + 1]);
    await changeActivity(app, first, { visibility: 'members' });
    expect(await isThere()).toBe(true);
    await changeActivity(app, second, { workflow: 'withdrawn' });
    expect([await isThere(), await count()]).toEqual([false, before]);
    await app.get(`/activities?organisation=${HOUSE}`).expect(422);
  });

  it('is there for who sees what it takes part in or is named for, and for its own people', async () => {
    await addActivity(app, {
      ...hidden({ organisationId: 'undp', countries: ['KG'], regions: [] }),
      partners: [{ organisationId: 'partner-house', name: 'Partners', role: 'funding' }],
    });
    await addActivity(app, {
      ...hidden({ organisationId: 'undp', visibility: 'restricted' }),
      sharedWith: ['named-house', 'kg-fti'],
    });
    const asked = async (browser: Browser) => {
      const statuses: Record<string, number> = {};
      for (const id of ['partner-house', 'named-house', 'house-without-work'])
        statuses[id] = (await browser.get(`/api/v1/organisations/${id}`)).status;
      return Object.values(statuses);
    };

    expect(await asked(new Browser(app))).toEqual([404, 404, 404]);
    expect(await asked(await signedIn(right('reporter', 'kz-pravo', 'KZ')))).toEqual([404, 404, 404]);
    expect(await asked(await signedIn(right('reporter', 'kz-pravo', 'KG')))).toEqual([200, 404, 404]);
    expect(await asked(await signedIn(right('reporter', 'kg-fti', 'KG')))).toEqual([200, 200, 404]);
    expect(await asked(await signedIn(right('reporter', 'house-without-work', 'TM')))).toEqual([
      404, 404, 200,
    ]);
    expect(await asked(await signedIn(right('administrator', null)))).toEqual([200, 200, 200]);
  });

  it('stays known to who may read an earlier version of its work', async () => {
    const id = await addActivity(app, hidden({ countries: ['TJ'] }));
    await changeActivity(app, id, { countries: ['UZ'] });
    const browser = await signedIn(right('focal-point', 'kg-government', 'TJ'));

    expect((await browser.get(`/api/v1/activities/${id}`)).status).toBe(404);
    expect((await browser.get(`/api/v1/activities/${id}/history`)).status).toBe(200);
    expect((await browser.get(`/api/v1/organisations/${HOUSE}`)).status).toBe(200);
  });

  it('is looked up in an index, and not by reading what all organisations do', async () => {
    const plan = await inSession(sids[VISITOR]!, async (client) => {
      await client.query('SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off');
      const { rows } = await client.query("EXPLAIN SELECT name FROM core.organisations WHERE id = 'undp'");
      return rows.map((row) => row['QUERY PLAN'] as string).join('\n');
    });

    expect(plan).toMatch(
      /involvements_organisation on involvements.*\n\s*Index Cond: \(\(organisation_id = /,
    );
  });

  it('cannot be found by naming it', async () => {
    const browser = await signedIn(right('organisation-admin', 'kz-pravo', 'KZ'));
    const draft = (changes: Partial<ActivityInput>) =>
      browser.post(
        '/api/v1/activities',
        anActivity({ organisationId: 'kz-pravo', countries: ['KZ'], visibility: 'members', ...changes }),
        { 'Idempotency-Key': randomUUID() },
      );
    const partner = (organisationId: string) => ({
      partners: [{ organisationId, name: 'Somebody', role: 'funding' }],
    });
    const told = async (changes: Partial<ActivityInput>) => {
      const { status, body } = await draft(changes);
      return [status, body.errors?.map(({ pointer }: { pointer: string }) => pointer)];
    };

    for (const id of ['house-without-work', 'nobody-at-all']) {
      expect(await told(partner(id))).toEqual([422, ['/partners/0/organisationId']]);
      expect(await told({ visibility: 'restricted', sharedWith: [id] })).toEqual([422, ['/sharedWith/0']]);
    }
    expect(await told(partner('unicef'))).toEqual([201, undefined]);
  });

  it('cannot be found by naming it in SQL of one’s own', async () => {
    const person = await aPerson(app, [right('organisation-admin', 'kz-pravo', 'KZ')]);
    const own = await addActivity(
      app,
      anActivity({ organisationId: 'kz-pravo', visibility: 'members' }),
      'draft',
    );
    const failure = (change: string) =>
      inSession(person.sid, (client) =>
        client.query(`UPDATE core.activities SET ${change} WHERE id = $1`, [own]).then(
          ({ rowCount }) => rowCount,
          ({ code, message }: Error & { code: string }) => ({ code, message }),
        ),
      );
    const naming = (id: string) => [
      `partners = '[{"organisationId": "${id}", "name": "x", "role": "funding"}]'`,
      `visibility = 'restricted', shared_with = '{${id}}'`,
    ];

    for (const [place, change] of naming('house-without-work').entries()) {
      expect(await failure(change)).toMatchObject({ code: '23503' });
      expect(await failure(change)).toEqual(await failure(naming('nobody-at-all')[place]!));
    }
    expect(await failure(naming('unicef')[0]!)).toBe(1);
  });

  /** Where somebody sees an organisation that they should not, or misses one that they should see. */
  const stray = async (client: Client): Promise<string[]> => {
    const found: string[] = [];
    for (const [who, sid] of Object.entries(sids)) {
      const own = (PEOPLE[who] ?? []).flatMap(({ role, organisationId }) =>
        role === 'administrator' ? [] : [organisationId],
      );
      const { rows } = await inSession(
        sid,
        () =>
          client.query(
            `SELECT ARRAY(SELECT id FROM core.organisations ORDER BY id) AS seen,
                    ARRAY(SELECT DISTINCT unnest(core.organisations_in(jsonb_populate_record(null::core.activities, to_jsonb(a)))) FROM seen.activities a
                          UNION SELECT unnest($1::text[]) ORDER BY 1) AS "mayBeSeen"`,
            [own],
          ),
        client,
      );
      const isAdministrator = (PEOPLE[who] ?? []).some(({ role }) => role === 'administrator');
      const { seen, mayBeSeen } = rows[0] as { seen: string[]; mayBeSeen: string[] };
      const expected = isAdministrator ? everyone : mayBeSeen;
      if (JSON.stringify(seen) !== JSON.stringify([...expected].sort())) found.push(who);
    }
    return found;
  };
  let everyone: string[] = [];

  it('is seen exactly through what a reader may see, by everybody, and no part of the policy can be left out', async () => {
    // Each kind of activity is the only work of an organisation of its own, and names another as partner.
    for (const [place, { waits: _, workflow, ...kind }] of KINDS.entries()) {
      await addOrganisations(app, { id: `lead-${place}` }, { id: `partner-${place}` });
      const partners = [{ organisationId: `partner-${place}`, name: 'Partner', role: 'funding' }];
      await addActivity(app, anActivity({ ...kind, organisationId: `lead-${place}`, partners }), workflow);
      await addActivity(app, anActivity({ ...kind, organisationId: OWNER, partners }), workflow);
    }
    everyone = (await app.admin.query('SELECT id FROM core.organisations ORDER BY id')).rows.map(
      ({ id }) => id,
    );

    // Seen in a version of the past alone: the test above has one.
    await app.admin.query(`UPDATE core.activity_versions SET audience = 0 WHERE known_to <> 'infinity'`);
    expect(await stray(api)).toEqual([]);

    const unnoticed: string[] = [];
    for (const [table, policy, part, instead] of SLIPS) {
      await app.admin.query('BEGIN');
      if (!policy.includes(part)) throw new Error(`There is no "${part}" to leave out any more`);
      await app.admin.query(
        `ALTER POLICY readers ON core.${table} USING (${policy.replace(part, () => instead)})`,
      );
      await app.admin.query('SET LOCAL ROLE rdrr_api');
      if ((await stray(app.admin)).length === 0) unnoticed.push(`${table}: ${part}`);
      await app.admin.query('ROLLBACK');
    }
    expect(unnoticed).toEqual([]);
  });
});

const right = (role: Right['role'], organisationId: string | null, ...countries: string[]): Right => ({
  role,
  organisationId,
  countries,
});

/** What a careless hand might make of the policies. That all of a level is seen without looking further only saves time. */
const SLIPS = [
  ['involvements', SEEN_INVOLVEMENT_UNLESS_HIDDEN, 'audience >= (SELECT app.s_level())', 'true'],
  ['involvements', SEEN_INVOLVEMENT_UNLESS_HIDDEN, 'v.activity_id = involvements.activity_id', 'true'],
  ['involvements', SEEN_INVOLVEMENT_UNLESS_HIDDEN, 'v.activity_id = involvements.activity_id', 'false'],
  ['organisations', SEEN_ORGANISATION, `i.organisation_id = ${SURVIVOR}`, 'true'],
  ['organisations', SEEN_ORGANISATION, `i.organisation_id = ${SURVIVOR}`, 'false'],
  ['organisations', SEEN_ORGANISATION, `${SURVIVOR} = ANY ((SELECT app.s_organisations())::text[])`, 'false'],
  ['organisations', SEEN_ORGANISATION, '(SELECT app.s_administers())', 'false'],
] as const;
