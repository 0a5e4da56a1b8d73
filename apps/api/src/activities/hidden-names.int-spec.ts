import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type ActivityInput, anActivity, type Right } from '@rdrr/shared';
import { Client } from 'pg';

import { INSTEAD, SEEN_INVOLVEMENT_UNLESS_HIDDEN, viewsOf } from '../migrations/20261125190000-seen';
import { aPerson } from '../testing/a-person';
import { addActivity, addOrganisations, changeActivity, dateVersion } from '../testing/keep-activity';
import { addMembership, addPerson, Browser } from '../testing/people';
import { startTestApp, type TestApp } from '../testing/test-app';

const { paths } = JSON.parse(readFileSync(join(__dirname, '../../../../docs/openapi.json'), 'utf8')) as {
  paths: Record<string, { get?: object }>;
};
const HIDDEN = 'umbra-house';
const NAME = 'Umbra House of Bishkek';
const REGION = 'KG-O';
const ADMINISTRATOR: Right = { role: 'administrator', organisationId: null, countries: [] };
const right = (role: Right['role'], organisationId: string, ...countries: string[]): Right => ({
  ...{ role, organisationId, countries },
});
/** Whom an owner tells who it is and where it works. */
const TOLD: Record<string, Right[]> = {
  'a reporter of the owner': [right('reporter', HIDDEN, 'KG')],
  'an admin of the owner': [right('organisation-admin', HIDDEN, 'KG')],
  'the focal point': [right('focal-point', 'kg-government', 'KG')],
  'a monitor everywhere': [right('monitor', 'unodc')],
  'a monitor of the country': [right('monitor', 'osce', 'KG')],
};
const NOT_TOLD: Record<string, Right[]> = {
  'a visitor': [],
  'a reporter in the country': [right('reporter', 'kg-fti', 'KG')],
  'an admin of a partner': [right('organisation-admin', 'undp', 'KG')],
  'a focal point elsewhere': [right('focal-point', 'kz-ministry-health', 'KZ')],
  'a monitor elsewhere': [right('monitor', 'osce', 'TJ')],
  'an administrator': [ADMINISTRATOR],
};

describe('an owner that hides its name and region', () => {
  let app: TestApp;
  let api: Client;
  let id: string;
  /** Restricted, and shared with its own lead besides a partner. */
  let shared: string;
  const browsers: Record<string, Browser> = {};
  const sids: Record<string, string> = {};
  const ofOwner = (changes: Partial<ActivityInput> = {}) =>
    anActivity({
      ...{
        organisationId: HIDDEN,
        countries: ['KG'],
        regions: [REGION],
        countrywide: false,
        visibility: 'public',
      },
      ...{ hides: ['organisation', 'region'] },
      ...changes,
    });
  beforeAll(async () => {
    app = await startTestApp();
    api = new Client({ connectionString: app.apiUrl });
    await api.connect();
    await addOrganisations(app, { id: HIDDEN, name: NAME, type: 'cso', country: 'KG' });
    // Once it named itself and its place; then it thought better of it.
    const partners = [
      { organisationId: 'undp', name: 'UNDP', role: 'funding' },
      { organisationId: HIDDEN, name: NAME, role: 'implementing' },
    ];
    id = await addActivity(app, ofOwner({ partners, hides: [] }));
    await changeActivity(app, id, {
      hides: ['organisation', 'region'],
      changeReason: `${NAME} is in danger`,
    });
    // As is what else it wrote: who it is stands in its references, and among whom it shares with.
    shared = await addActivity(app, ofOwner({ visibility: 'restricted', sharedWith: [HIDDEN, 'undp'] }));
    await app.admin.query('ALTER TABLE core.activities DISABLE TRIGGER USER');
    await app.admin.query(`UPDATE core.activities SET reference = 'UMBRA-HOUSE-1' WHERE id = $1`, [id]);
    await app.admin.query('ALTER TABLE core.activities ENABLE TRIGGER USER');
    await app.admin.query(
      `UPDATE core.activity_versions SET content = content || '{"reference": "UMBRA-HOUSE-1"}' WHERE activity_id = $1`,
      [id],
    );
    await dateVersion(app, id, 1, '2026-11-01T00:00:00Z');
    await dateVersion(app, id, 2, '2026-11-20T00:00:00Z');
    for (const [who, rights] of Object.entries({ ...TOLD, ...NOT_TOLD })) {
      browsers[who] = new Browser(app);
      if (rights.length === 0) continue;
      const person = await addPerson(app);
      for (const { role, organisationId, countries } of rights)
        await addMembership(app, person, role, organisationId, [...countries]);
      await browsers[who].signIn(person.email);
      sids[who] = (await aPerson(app, rights)).sid;
    }
  });
  afterAll(async () => {
    await api.end();
    await app.drop();
  });

  const get = async (who: string, path: string) => browsers[who]!.get(`/api/v1/${path}`);
  const line = async (who: string, query: string) =>
    ((await get(who, `activities?size=200&${query}`)).body.items as { id: string }[] | undefined)?.find(
      (each) => each.id === id,
    );

  it.each(Object.keys(TOLD))('tells %s', async (who) => {
    const { body } = await get(who, `activities/${id}`);

    expect(body).toMatchObject({ organisationId: HIDDEN, regions: [REGION], countrywide: false });
    expect(await line(who, `organisation=${HIDDEN}`)).toMatchObject({ organisation: NAME });
    expect(await line(who, `region=${REGION}`)).toMatchObject({ regions: [REGION] });
    expect((await get(who, `organisations/${HIDDEN}`)).body).toMatchObject({
      ...{ name: NAME, activities: /owner/.test(who) ? 2 : 1 },
    });
    const [now] = (await get(who, `activities/${id}/history`)).body.items;
    expect(now).toMatchObject({ changedBy: 'Data pack', reason: `${NAME} is in danger` });
  });

  it.each(Object.keys(NOT_TOLD))('does not tell %s, who sees the activity all the same', async (who) => {
    const { body } = await get(who, `activities/${id}`);

    expect(body).toMatchObject({
      organisationId: null,
      regions: [],
      countrywide: null,
      hides: ['organisation', 'region'],
    });
    expect(body.partners).toEqual([{ organisationId: 'undp', name: 'UNDP', role: 'funding' }]);
    expect(await line(who, 'country=KG')).toMatchObject({
      ...{ organisationId: null, organisation: null, organisationType: 'cso', regions: [] },
    });
    expect(await line(who, 'country=KG&organisationType=cso')).toBeDefined();
    expect(await line(who, `region=${REGION}`)).toBeUndefined();
    const { body: history } = await get(who, `activities/${id}/history`);
    expect(
      history.items.map(({ changedBy, reason }: Record<string, unknown>) => [changedBy, reason]),
    ).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  // Administrators keep organisations and roles: they see that there is this one, not what it does.
  it.each(Object.keys(NOT_TOLD).filter((who) => who !== 'an administrator'))(
    'is no organisation at all to %s',
    async (who) => {
      expect((await get(who, `organisations/${HIDDEN}`)).status).toBe(404);
      expect((await get(who, `activities?organisation=${HIDDEN}`)).status).toBe(422);
    },
  );

  it('does no work that an administrator could count', async () => {
    expect((await get('an administrator', `organisations/${HIDDEN}`)).body.activities).toBe(0);
    expect((await get('an administrator', `activities?organisation=${HIDDEN}`)).body.total).toBe(0);
  });

  it.each(Object.keys(NOT_TOLD))('is in no word of any answer to %s', async (who) => {
    const routes = Object.keys(paths)
      .filter((path) => paths[path]?.get && !/look-alikes|doubles|outbox|people|invitations/.test(path))
      .map((path) =>
        path
          .replace('/api/v1/', '')
          .replace('{id}', path.includes('/organisations/') ? 'undp' : id)
          .replace(
            /\{(\w+)\}/g,
            (_, name: string) => ({ country: 'KG', iso2: 'KG', recommendation: 'FAM-1' })[name] ?? '1',
          ),
      );
    const others = [
      'coverage/KG/FAM-1?knownOn=2026-11-10',
      'coverage/KG/FAM-1?knownOn=2026-11-21',
      'activities?partner=undp',
    ];
    const all = await Promise.all(
      [...routes, ...others].map(async (path) => [path, (await get(who, path)).text] as const),
    );
    const isAdministrator = who === 'an administrator';

    for (const [path, text] of all) {
      if (isAdministrator && ['organisations', 'audit'].includes(path)) continue;
      expect([path, text.includes(HIDDEN), text.includes(NAME)]).toEqual([path, false, false]);
    }
    expect(all.filter(([, text]) => text.includes(id)).length).toBeGreaterThan(3);
  });

  /** What a session finds with any statement it likes. */
  const inSession = async (client: Client, who: string, sql: string, values: unknown[] = []) => {
    await client.query('SAVEPOINT asked');
    try {
      await client.query(`SELECT set_config('app.sid', $1, true)`, [sids[who]]);
      return (await client.query(sql, values)).rows;
    } catch (error) {
      await client.query('ROLLBACK TO SAVEPOINT asked');
      return [{ code: (error as { code: string }).code }];
    }
  };
  const TOLD_APART = `
    SELECT (SELECT count(*)::int FROM seen.activities a WHERE a.id = $1 AND to_jsonb(a)::text ~* $2) AS now,
           (SELECT count(*)::int FROM seen.activity_versions v WHERE v.activity_id = $1 AND to_jsonb(v)::text ~* $2) AS past,
           (SELECT count(*)::int FROM seen.activities a WHERE a.id = $3 AND to_jsonb(a)::text ~* $2) AS shared,
           (SELECT count(*)::int FROM core.involvements i WHERE i.organisation_id = '${HIDDEN}') AS involved,
           (SELECT count(*)::int FROM seen.activities a WHERE a.regions @> '{${REGION}}' AND a.id = $1) AS placed`;
  const signs = `${HIDDEN}|${NAME}|${REGION}|Data pack|"countrywide": false`;
  /** Those who are told and should not be, and those who should be and are not. */
  const stray = async (client: Client) => {
    const found: string[] = [];
    for (const who of Object.keys(sids)) {
      const [row] = await inSession(client, who, TOLD_APART, [id, signs, shared]);
      const isTold = who in TOLD;
      const owns = /owner/.test(who);
      const expected = {
        ...{ now: isTold ? 1 : 0, past: isTold ? 2 : 0, shared: owns ? 1 : 0 },
        ...{ involved: isTold ? (owns ? 2 : 1) : 0, placed: isTold ? 1 : 0 },
      };
      if (JSON.stringify(row) !== JSON.stringify(expected)) found.push(who);
    }
    return found;
  };

  it('is found by no statement of those who are not told, and no part of the views or of the policy can be left out', async () => {
    await api.query('BEGIN');
    expect(await stray(api)).toEqual([]);
    for (const sql of [
      'SELECT organisation_id FROM core.activities',
      'SELECT regions FROM core.activities',
      'SELECT a FROM core.activities a',
      'SELECT content FROM core.activity_versions',
      'SELECT organisation_id FROM core.coverage_facts',
      `UPDATE core.activities SET note = organisation_id`,
      `UPDATE core.activities SET note = 'x' RETURNING organisation_id`,
      `SELECT core.organisations_in(a) FROM core.activities a`,
    ])
      expect([sql, await inSession(api, 'a reporter of the owner', sql)]).toEqual([sql, [{ code: '42501' }]]);
    await api.query('ROLLBACK');

    const unnoticed: string[] = [];
    const tried = async (name: string, sql: string) => {
      await app.admin.query('BEGIN');
      await app.admin.query(sql);
      await app.admin.query('SET LOCAL ROLE rdrr_api');
      if ((await stray(app.admin)).length === 0) unnoticed.push(name);
      await app.admin.query('ROLLBACK');
    };
    const views = await viewsOf((sql) => app.admin.query(sql).then(({ rows }) => rows as { name: string }[]));
    for (const [part, instead] of VIEW_SLIPS)
      for (const view of ['activities', 'activity_versions'] as const)
        await tried(
          `${view}: ${part}`,
          `CREATE OR REPLACE VIEW seen.${view} AS ${slipped(views[view], part, instead)}`,
        );
    for (const [view, row] of [
      ['activities', 'a'],
      ['activity_versions', 'v'],
    ] as const)
      for (const [column, { as }] of Object.entries(INSTEAD)) {
        // Of versions, whom they are shared with is told by the activity: no version of this one is.
        if (view === 'activity_versions' && ['shared_with', 'named'].includes(column)) continue;
        const told = `THEN a.${column} ELSE a.${column} END`;
        const text = slipped(views[view], `THEN ${as(row)} ELSE a.${column} END`, told);
        await tried(`${view}: ${column}`, `CREATE OR REPLACE VIEW seen.${view} AS ${text}`);
      }
    for (const [part, instead] of POLICY_SLIPS)
      await tried(
        `involvements: ${part}`,
        `ALTER POLICY readers ON core.involvements USING (${slipped(SEEN_INVOLVEMENT_UNLESS_HIDDEN, part, instead)})`,
      );
    expect(unnoticed).toEqual([]);
  });

  it('cannot be told from sums and differences: all organisations asked for one by one leave it over as nobody', async () => {
    for (const who of ['a visitor', 'a reporter in the country']) {
      const total = (await get(who, 'activities?country=KG&size=1')).body.total as number;
      const nobody = (
        (await get(who, 'activities?country=KG&size=200')).body.items as { organisationId: string | null }[]
      ).filter(({ organisationId }) => organisationId === null).length;
      const { rows } = await app.admin.query<{ id: string }>(
        'SELECT id FROM core.organisations WHERE merged_into IS NULL',
      );
      let named = 0;
      for (const { id: organisation } of rows)
        named +=
          (await get(who, `activities?country=KG&size=1&organisation=${organisation}`)).body.total ?? 0;

      expect([who, named, nobody]).toEqual([who, total - nobody, 1]);
    }
  });

  it('is told of who reads and exports what it restricts, though they do not know whose it is', async () => {
    const restricted = await addActivity(app, ofOwner({ visibility: 'restricted', sharedWith: ['undp'] }));
    expect((await get('an admin of a partner', `activities/${restricted}`)).body).toMatchObject({
      organisationId: null,
    });

    const { items } = (await get('an admin of the owner', `audit?record=${restricted}`)).body;
    expect(items[0]).toMatchObject({ action: 'activity.read', organisationId: HIDDEN, version: 1 });
    await api.query('BEGIN');
    await inSession(
      api,
      'an administrator',
      `INSERT INTO audit.events (action, record_id) SELECT 'activity.read', gen_random_uuid()`,
    );
    expect(
      await inSession(
        api,
        'an admin of a partner',
        `INSERT INTO audit.events (action, organisation_id) VALUES ('export.made', 'undp')`,
      ),
    ).toEqual([{ code: '42501' }]);
    await inSession(
      api,
      'an admin of a partner',
      `INSERT INTO audit.events (action, detail) SELECT 'export.made', jsonb_build_object('file', 'x.csv', 'query', '{}'::jsonb, 'records', $1::uuid[])`,
      [[restricted, id]],
    );
    await api.query('COMMIT');
    // A reading of nothing leaves no event, which would be nobody's and so for administrators to see.
    expect((await get('an administrator', 'audit?action=activity.read')).body.items).toEqual([]);
    const [exported] = (await get('an admin of the owner', 'audit')).body.items;
    expect(exported).toMatchObject({
      action: 'export.made',
      organisationId: HIDDEN,
      detail: { file: 'x.csv', records: [restricted] },
    });
  });

  describe('decides so itself', () => {
    const visibility = (who: string, path: string, hides: ActivityInput['hides'], version: number) =>
      browsers[who]!.put(
        `/api/v1/activities/${path}/visibility`,
        { visibility: 'public', sharedWith: [], hides },
        { 'If-Match': `"v${version}"` },
      );

    it('at once for what is validated, and takes back what was said before', async () => {
      const named = await addActivity(app, ofOwner({ hides: [] }));
      expect((await get('a visitor', `activities/${named}`)).body).toMatchObject({ organisationId: HIDDEN });

      expect((await visibility('a reporter of the owner', named, ['organisation'], 1)).status).toBe(404);
      expect((await visibility('the focal point', named, ['organisation'], 1)).status).toBe(404);
      expect((await visibility('an admin of the owner', named, ['organisation'], 1)).status).toBe(200);

      expect((await get('a visitor', `activities/${named}`)).body).toMatchObject({
        organisationId: null,
        workflow: 'validated',
      });
      expect((await get('a visitor', `activities/${named}/history`)).text).not.toMatch(
        new RegExp(`${HIDDEN}|${NAME}`),
      );
      const [event] = (await get('an admin of the owner', `audit?record=${named}`)).body.items;
      expect(event).toMatchObject({ action: 'activity.published', detail: { fields: ['hides'] } });
    });

    it('also for a change that waits to take its place', async () => {
      const shared: Partial<ActivityInput> = { hides: [], visibility: 'restricted', sharedWith: ['undp'] };
      const named = await addActivity(app, ofOwner(shared));
      const reporter = browsers['a reporter of the owner']!;
      const { body } = await reporter.put(
        `/api/v1/activities/${named}`,
        ofOwner({ ...shared, summary: { en: 'Other words' } }),
        { 'If-Match': '"v1"' },
      );
      const successor = (body as { id: string }).id;
      await reporter.post(`/api/v1/activities/${successor}/submit`, {}, { 'If-Match': '"v1"' });
      const seen = async () => (await get('an admin of a partner', `activities/${successor}`)).body as object;
      expect(await seen()).toMatchObject({ organisationId: HIDDEN });

      const answer = await browsers['an admin of the owner']!.put(
        `/api/v1/activities/${named}/visibility`,
        { ...shared, hides: ['organisation'] },
        { 'If-Match': '"v1"' },
      );

      expect(answer.status).toBe(200);
      expect(await seen()).toMatchObject({ organisationId: null });
    });

    it('and is told by no partner that was, or became, the same organisation', async () => {
      await addOrganisations(app, { id: 'umbra-old', name: 'Umbra before' });
      const partner = (organisationId: string) => ({
        partners: [{ organisationId, name: 'Partner', role: 'funding' }],
      });
      const [asPartner, asLead] = [
        await addActivity(app, ofOwner(partner('umbra-old'))),
        await addActivity(app, ofOwner({ organisationId: 'umbra-old', ...partner(HIDDEN) })),
      ];
      const merged = await browsers['an administrator']!.post(
        '/api/v1/organisations/umbra-old/merge',
        { into: HIDDEN },
        { 'If-Match': '"v1"' },
      );
      expect(merged.status).toBe(200);

      for (const path of [asPartner, asLead].flatMap((each) => [
        `activities/${each}`,
        `activities/${each}/history`,
      ]))
        expect([path, (await get('a visitor', path)).text.match(/umbra-(old|house)/)]).toEqual([path, null]);
    });

    it('in a draft, as who reports it; to show what was hidden takes an admin', async () => {
      const { sid } = await aPerson(app, TOLD['a reporter of the owner']!);
      const { sid: admin } = await aPerson(app, TOLD['an admin of the owner']!);
      const draft = await addActivity(app, ofOwner({ hides: ['region'] }), 'draft');
      const validated = await addActivity(app, ofOwner({ hides: ['region'] }));
      const does = async (client: Client, session: string, sql: string) => {
        await client.query('SAVEPOINT asked');
        await client.query(`SELECT set_config('app.sid', $1, true)`, [session]);
        const done = await client.query(sql).then(
          ({ rowCount }) => rowCount === 1,
          ({ code }) => code as string,
        );
        await client.query('ROLLBACK TO SAVEPOINT asked');
        return done;
      };
      const hides = (what: string, of: string, more = '') =>
        `UPDATE core.activities SET hides = '{${what}}'${more} WHERE id = '${of}'`;
      const successor = (what: string) => `
        INSERT INTO core.activities (reference, organisation_id, workflow, visibility, successor_of, hides, countries, regions, pillars,
          roles, activity_types, target_groups, title, summary, partners, links, reach, budgets, evidence)
        SELECT gen_random_uuid()::text, organisation_id, 'draft', visibility, id, '{${what}}', countries, regions, pillars, roles,
          activity_types, target_groups, title, summary, partners, links, reach, budgets, evidence FROM seen.activities WHERE id = '${validated}'`;

      const asDraft = `, workflow = 'draft'`;
      const steps: [session: string, sql: string, done: boolean | string][] = [
        [sid, hides('region,organisation', draft, asDraft), true],
        [sid, hides('', draft, asDraft), '42501'],
        [sid, hides('region,organisation', draft, `, workflow = 'submitted'`), '42501'],
        [sid, hides('region,organisation', validated), '42501'],
        [sid, successor('region'), true],
        [sid, successor('region,organisation'), true],
        [sid, successor(''), '42501'],
        [admin, successor(''), true],
        [admin, hides('', draft, asDraft), true],
        [admin, hides('', validated), true],
        [admin, hides('', validated, `, workflow = 'withdrawn'`), '42501'],
        [admin, hides('elsewhere', draft), '23514'],
      ];
      const odd = async (client: Client) => {
        const found: string[] = [];
        for (const [session, sql, done] of steps)
          if ((await does(client, session, sql)) !== done) found.push(sql);
        return found;
      };
      await api.query('BEGIN');
      expect(await odd(api)).toEqual([]);
      await api.query('ROLLBACK');

      const { rows } = await app.admin.query(
        `SELECT pg_get_functiondef('core.guard_hides()'::regprocedure) AS text`,
      );
      const unnoticed: string[] = [];
      for (const [part, instead] of GUARD_SLIPS) {
        await app.admin.query('BEGIN');
        await app.admin.query(slipped(rows[0].text, part, instead));
        await app.admin.query('SET LOCAL ROLE rdrr_api');
        if ((await odd(app.admin)).length === 0) unnoticed.push(part);
        await app.admin.query('ROLLBACK');
      }
      expect(unnoticed).toEqual([]);
    });
  });
});

const KNOWN = (row: string) => `${row}.organisation_id = ANY ((SELECT app.s_reads_for())::text[])`;
type Slips = (readonly [part: string, instead: string])[];
/** What a careless hand might make of it; `a.` stands for the row that decides, of an activity or a version. */
const VIEW_SLIPS: Slips = [
  [KNOWN('a'), 'true'],
  [KNOWN('a'), 'false'],
  ['(SELECT app.s_monitors_all())', 'true'],
  ['(SELECT app.s_monitors_all())', 'false'],
  ['a.countries && (SELECT app.s_reviews())', 'true'],
  ['a.countries && (SELECT app.s_reviews())', 'false'],
  [`'organisation' = ANY (a.hides)`, 'false'],
  [`'region' = ANY (a.hides)`, 'false'],
];
const POLICY_SLIPS: Slips = [
  [KNOWN('involvements'), 'true'],
  [KNOWN('involvements'), 'false'],
  ['known_in IS NULL', 'true'],
  ['(SELECT app.s_monitors_all())', 'true'],
  ['involvements.known_in && (SELECT app.s_reviews())', 'true'],
  ['involvements.known_in && (SELECT app.s_reviews())', 'false'],
];

const GUARD_SLIPS: Slips = [
  ['NEW.hides = hidden', 'true'],
  ['(publishes AND', '(true AND'],
  ['(publishes AND', '(false AND'],
  [`NEW.workflow IN (OLD.workflow, 'draft')`, 'true'],
  ['(writes AND', '(false AND'],
  ['NEW.hides @> hidden', 'true'],
  [`AND NEW.workflow = 'draft'`, ''],
  ['NEW.successor_of), ', 'NULL), '],
];

/** In the view of versions `v` decides. */
function slipped(text: string, part: string, instead: string): string {
  const found = [part, part.replaceAll('a.', 'v.')].find((each) => text.includes(each));
  if (!found) throw new Error(`There is no "${part}" to leave out any more`);
  return text.replaceAll(found, () => instead);
}
