import { randomUUID } from 'node:crypto';

import { type ActivityInput, anActivity, type Right } from '@rdrr/shared';
import { Client } from 'pg';

import { aPerson } from '../testing/a-person';
import { addActivity } from '../testing/keep-activity';
import { startTestDatabase, type TestDatabase } from '../testing/test-app';

const SECRET = 'Zugzwang';
const PEOPLE: Record<string, Right[]> = {
  'a reporter': [{ role: 'reporter', organisationId: 'kg-fti', countries: ['KG'] }],
  'an admin of an organisation': [
    { role: 'organisation-admin', organisationId: 'kg-fti', countries: ['KG'] },
  ],
  'a focal point': [{ role: 'focal-point', organisationId: 'kg-government', countries: ['KG'] }],
  'a monitor': [{ role: 'monitor', organisationId: 'unodc', countries: [] }],
  'an administrator': [{ role: 'administrator', organisationId: null, countries: [] }],
  'somebody without rights': [],
};

/** What somebody tries who can send any SQL with the role of the API and a session of their own. */
describe('direct SQL', () => {
  let db: TestDatabase;
  let api: Client;
  /** Activities of another organisation in another country that none of these people may see. */
  let hidden: string[];
  beforeAll(async () => {
    db = await startTestDatabase();
    api = new Client({ connectionString: db.apiUrl });
    await api.connect();
    const secret: ActivityInput = {
      ...anActivity({ title: { en: SECRET }, summary: { en: SECRET } }),
      organisationId: 'kz-pravo',
      countries: ['KZ'],
      regions: [],
    };
    hidden = [
      await addActivity(db, { ...secret, visibility: 'restricted' }),
      await addActivity(db, { ...secret, visibility: 'members' }, 'draft'),
      await addActivity(db, { ...secret, visibility: 'public' }, 'withdrawn'),
    ];
  });
  afterAll(async () => {
    await api.end();
    await db.drop();
  });

  const as = async (sid: string, ...statements: [string, unknown[]?][]) => {
    await api.query('BEGIN');
    try {
      await api.query(`SELECT set_config('app.sid', $1, true)`, [sid]);
      let rows: Record<string, unknown>[] = [];
      for (const [sql, values] of statements) rows = (await api.query(sql, values)).rows;
      return rows;
    } finally {
      await api.query('ROLLBACK');
    }
  };
  const failure = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      ({ code, message }: Error & { code: string }) => ({ code, message }),
    );

  it.each(Object.entries(PEOPLE))('tells %s nothing of what is hidden', async (_who, rights) => {
    const { sid } = await aPerson(db, rights);

    for (const from of [
      'seen.activities a WHERE a.id = ANY ($1)',
      'seen.activity_versions v WHERE v.activity_id = ANY ($1)',
      'core.coverage_facts f WHERE f.activity_id = ANY ($1)',
      'core.idempotency_keys k WHERE k.activity_id = ANY ($1)',
      'core.involvements i WHERE i.activity_id = ANY ($1)',
      'audit.trail e WHERE e.record_id = ANY ($1)',
      'seen.activities a JOIN core.coverage_facts f ON f.activity_id = a.id WHERE a.id = ANY ($1)',
      'core.organisations o LEFT JOIN seen.activities a ON a.organisation_id = o.id WHERE a.id = ANY ($1)',
      'core.activities a TABLESAMPLE SYSTEM (100) WHERE a.id = ANY ($1)',
    ]) {
      expect([from, await as(sid, [`SELECT count(*)::int FROM ${from}`, [hidden]])]).toEqual([
        from,
        [{ count: 0 }],
      ]);
    }
    const [found] = await as(sid, [
      `SELECT (SELECT count(*) FROM seen.activities a WHERE to_jsonb(a)::text ILIKE '%' || $1 || '%')::int AS searched,
              (SELECT string_agg(a.title::text || a.summary::text, '') FROM seen.activities a) AS said,
              (SELECT string_agg(v.content::text, '') FROM seen.activity_versions v) AS kept`,
      [SECRET],
    ]);
    expect(found?.['searched']).toBe(0);
    expect(JSON.stringify(found)).not.toContain(SECRET);
  });

  it.each(Object.entries(PEOPLE))('does not fail for %s because of what is hidden', async (_who, rights) => {
    const { sid } = await aPerson(db, rights);

    // A condition that fails on a hidden row would tell that the row is there, were it asked before the policy.
    const trap = `CASE WHEN title::text LIKE '%${SECRET}%' THEN 0 ELSE 1 END`;
    expect(
      await failure(as(sid, [`SELECT count(1 / (${trap})) FROM seen.activities WHERE 1 / (${trap}) = 1`])),
    ).toBe(undefined);
  });

  it('gives the same error for a key of what is hidden as for one of what is not there', async () => {
    const { sid } = await aPerson(db, PEOPLE['a reporter']!);
    const own = await addActivity(
      db,
      { ...anActivity(), organisationId: 'kg-fti', visibility: 'members' },
      'draft',
    );
    const { rows } = await db.admin.query<{ column_name: string }>(
      `SELECT column_name FROM information_schema.columns
        WHERE table_schema = 'core' AND table_name = 'activities' AND is_generated = 'NEVER'`,
    );
    const columns = rows.map(({ column_name }) => column_name);
    const instead: Record<string, string> = { id: '$1', reference: '$2', successor_of: '$3' };
    /** The draft once more, as another. */
    const insert = (id: string, successorOf: string | null) =>
      failure(
        as(sid, [
          `INSERT INTO core.activities (${columns})
           SELECT ${columns.map((name) => instead[name] ?? name)} FROM seen.activities WHERE id = $4`,
          [id, randomUUID(), successorOf, own],
        ]),
      );

    expect(await insert(randomUUID(), null)).toBe(undefined);
    for (const id of hidden) {
      const [taken, successor, absent] = [
        await insert(id, null),
        await insert(randomUUID(), id),
        await insert(randomUUID(), randomUUID()),
      ];
      expect(taken).toBe(undefined);
      expect(successor?.code).toBe(absent?.code);
      expect(successor?.message).toBe(absent?.message);
    }
  });

  it.each([
    ['app.role', 'monitor'],
    ['app.user', 'administrator'],
    ['app.organisation', 'kz-pravo'],
    ['app.level', '0'],
    ['search_path', 'auth, core'],
    ['row_security', 'off'],
  ])('believes no %s that somebody injects', async (name, value) => {
    const { sid } = await aPerson(db, PEOPLE['a reporter']!);
    const counted = 'SELECT count(*)::int FROM seen.activities';
    const before = await as(sid, [counted]);

    const after = await as(sid, ['SELECT set_config($1, $2, true)', [name, value]], [counted]).catch(
      ({ code }: { code: string }) => code,
    );

    expect([before, '42501']).toContainEqual(after);
  });

  it.each(['SET ROLE rdrr_owner', 'SET ROLE rdrr_keeper', 'SET SESSION AUTHORIZATION rdrr_owner'])(
    'does not become somebody else by %s',
    async (sql) => {
      const { sid } = await aPerson(db, PEOPLE['a monitor']!);

      expect((await failure(as(sid, [sql])))?.code).toBe('42501');
    },
  );

  it.each(['', 'x', randomUUID()])('fails closed with %p for a session', async (sid) => {
    const tables = [
      ...['activities', 'activity_versions', 'coverage_facts', 'involvements'],
      ...['organisations', 'idempotency_keys'],
    ];
    for (const table of tables)
      expect([table, (await failure(as(sid, [`SELECT count(*) FROM core.${table}`])))?.code]).toEqual([
        table,
        '28000',
      ]);
  });
});
