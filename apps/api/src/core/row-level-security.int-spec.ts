import { randomUUID } from 'node:crypto';

import { anActivity } from '@rdrr/shared';
import { Client } from 'pg';

import { addActivity, changeActivity } from '../testing/keep-activity';
import { startTestDatabase, type TestDatabase } from '../testing/test-app';

/** Asked directly, with the API's own role: what the pages do not show must not be there at all. */
describe('the database', () => {
  let db: TestDatabase;
  let api: Client;
  const hidden: Record<string, string> = {};
  const asVisitor = async (sql: string, parameters: unknown[] = []) => {
    await api.query('BEGIN');
    try {
      await api.query(`SELECT set_config('app.sid', app.open_visitor_session()::text, true)`);
      return (await api.query(sql, parameters)).rows;
    } finally {
      await api.query('ROLLBACK');
    }
  };

  beforeAll(async () => {
    db = await startTestDatabase();
    api = new Client({ connectionString: db.apiUrl });
    await api.connect();
    hidden['draft'] = await addActivity(db, anActivity(), 'draft');
    hidden['submitted'] = await addActivity(db, anActivity(), 'submitted');
    hidden['for members'] = await addActivity(db, anActivity({ visibility: 'members' }));
    hidden['restricted'] = await addActivity(db, anActivity({ visibility: 'restricted' }));
    hidden['withdrawn'] = await addActivity(db, anActivity());
    await changeActivity(db, hidden['withdrawn'], { workflow: 'withdrawn' });
    hidden['once public, now restricted'] = await addActivity(db, anActivity());
    await changeActivity(db, hidden['once public, now restricted'], { visibility: 'restricted' });
  });
  afterAll(async () => {
    await api.end();
    await db.drop();
  });

  const CONTENT = `
    SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS walled,
           pg_get_userbyid(c.relowner) AS owner
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('core', 'audit') AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
       AND c.relname NOT IN ('migrations', 'trail')`;

  it('forces row-level security on every table with content, and none belongs to a role that logs in', async () => {
    const { rows } = await db.admin.query(CONTENT);

    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter(({ walled, owner }) => !walled || owner !== 'rdrr_owner')).toEqual([]);
  });

  it('has no policy for everybody, none that is always true, and none that asks per row', async () => {
    const { rows } = await db.admin.query(`
      SELECT p.tablename, p.policyname, p.roles, p.qual, p.with_check FROM pg_policies p
       WHERE p.schemaname IN ('core', 'audit')`);
    const conditions = rows.flatMap(({ qual, with_check }) => [qual, with_check]).filter(Boolean);

    expect(rows.filter(({ roles }) => String(roles).includes('public'))).toEqual([]);
    expect(conditions.filter((condition) => /^\(?true\)?$/i.test(condition))).toEqual([]);
    expect(
      conditions.filter((condition) => /app\.s_/.test(condition) && !/SELECT app\.s_/.test(condition)),
    ).toEqual([]);
  });

  it('lets nobody call a function that looks up rights without fixing its search path', async () => {
    const { rows } = await db.admin.query(`
      SELECT p.oid::regprocedure::text AS name, p.proconfig, p.proacl::text AS acl FROM pg_proc p
        JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname IN ('app', 'core', 'audit') AND p.prosecdef`);

    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter(({ proconfig }) => !/search_path=/.test(String(proconfig)))).toEqual([]);
    expect(rows.filter(({ acl }) => /[{,]=X/.test(acl ?? '{=X}'))).toEqual([]);
  });

  it('gives the API a role that is nobody special and may write activities, drafts of the framework and keys of what was sent', async () => {
    const { rows } = await db.admin.query(`
      SELECT r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb AS special,
             (SELECT count(*) FROM pg_auth_members m WHERE m.member = r.oid)::int AS memberships,
             (SELECT string_agg(g.privilege_type || ' ' || g.table_name, ', ' ORDER BY g.table_name, g.privilege_type)
                FROM information_schema.role_table_grants g
               WHERE g.grantee = 'rdrr_api' AND g.privilege_type <> 'SELECT') AS writes
        FROM pg_roles r WHERE r.rolname = 'rdrr_api'`);

    expect(rows).toEqual([
      {
        special: false,
        memberships: 0,
        writes: [
          'INSERT activities, UPDATE activities',
          'DELETE editions, INSERT editions, UPDATE editions',
          'DELETE idempotency_keys, INSERT idempotency_keys',
        ].join(', '),
      },
    ]);
  });

  it('lets the API add reads and exports to the trail, as whoever it is, and change nothing of it', async () => {
    const { rows } = await db.admin.query(`
      SELECT string_agg(column_name, ', ' ORDER BY column_name) AS columns FROM information_schema.column_privileges
       WHERE grantee = 'rdrr_api' AND table_schema = 'audit' AND privilege_type <> 'SELECT'`);
    expect(rows).toEqual([{ columns: 'action, detail, record_id, record_version' }]);

    await asVisitor(`INSERT INTO audit.events (action) VALUES ('export.made')`);
    for (const sql of [
      `INSERT INTO audit.events (action) VALUES ('activity.validated')`,
      `INSERT INTO audit.events (action, actor) VALUES ('export.made', 'UNDP')`,
      `INSERT INTO audit.events (action, at) VALUES ('export.made', now())`,
      `INSERT INTO audit.events (action, row_hash) VALUES ('export.made', '')`,
      `SELECT * FROM audit.events`,
      `UPDATE audit.events SET detail = '{}'`,
      `DELETE FROM audit.events`,
      `TRUNCATE audit.events`,
      `SELECT * FROM audit.seals`,
      `DELETE FROM audit.seals`,
      `DELETE FROM audit.unsealed`,
      `SELECT audit.sign_in_failed('x')`,
    ])
      await expect(asVisitor(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('shows nothing of the trail without a session', async () => {
    await expect(api.query('SELECT count(*) FROM audit.trail')).rejects.toMatchObject({ code: '28000' });
    await expect(api.query(`INSERT INTO audit.events (action) VALUES ('export.made')`)).rejects.toMatchObject(
      {
        code: '28000',
      },
    );
  });

  it.each([
    'activities',
    'activity_versions',
    'coverage_facts',
    'organisations',
    'recommendations',
    'data_version',
  ])('fails closed and loud on %s without a session', async (table) => {
    await expect(api.query(`SELECT count(*) FROM core.${table}`)).rejects.toMatchObject({ code: '28000' });
  });

  it.each([
    ['invented', () => Promise.resolve(randomUUID())],
    ['empty', () => Promise.resolve('')],
    ['no uuid at all', () => Promise.resolve(`' OR true --`)],
    [
      'expired',
      async () => {
        const { rows } = await db.admin.query(
          `INSERT INTO auth.sessions (kind, actor, expires_at) VALUES ('visitor', 'visitor', now() - interval '1 s') RETURNING id`,
        );
        return rows[0].id as string;
      },
    ],
    [
      'revoked',
      async () => {
        const { rows } = await db.admin.query(
          `INSERT INTO auth.sessions (kind, actor, expires_at, revoked_at)
           VALUES ('loader', 'x', now() + interval '1 h', now()) RETURNING id`,
        );
        return rows[0].id as string;
      },
    ],
  ])('lets in no session that is %s', async (_kind, sid) => {
    await api.query('BEGIN');
    await api.query(`SELECT set_config('app.sid', $1, true)`, [await sid()]);
    await expect(api.query('SELECT count(*) FROM seen.activities')).rejects.toMatchObject({ code: '28000' });
    await api.query('ROLLBACK');
  });

  it('forgets the session with the transaction', async () => {
    await asVisitor('SELECT count(*) FROM seen.activities');

    await expect(api.query('SELECT count(*) FROM seen.activities')).rejects.toMatchObject({ code: '28000' });
  });

  it('does not let the API read sessions or become somebody else', async () => {
    await expect(api.query('SELECT * FROM auth.sessions')).rejects.toMatchObject({ code: '42501' });
    await expect(api.query('SET ROLE rdrr_loader')).rejects.toMatchObject({ code: '42501' });
    await expect(api.query('SELECT app.open_loader_session()')).rejects.toMatchObject({ code: '42501' });
    await expect(api.query('CREATE TEMP TABLE t (x int)')).rejects.toMatchObject({ code: '42501' });
    await expect(asVisitor(`DELETE FROM core.activities`)).rejects.toMatchObject({ code: '42501' });
    expect(await asVisitor(`UPDATE core.activities SET visibility = 'public' RETURNING id`)).toEqual([]);
  });

  it.each(['draft', 'submitted', 'for members', 'restricted', 'withdrawn', 'once public, now restricted'])(
    'shows a visitor nothing of an activity that is %s, in no table and in no version',
    async (kind) => {
      const id = hidden[kind];
      const counts = await asVisitor(
        `SELECT (SELECT count(*) FROM seen.activities WHERE id = $1)::int AS activities,
              (SELECT count(*) FROM seen.activity_versions WHERE activity_id = $1)::int AS versions,
              (SELECT count(*) FROM core.coverage_facts WHERE activity_id = $1)::int AS facts`,
        [id],
      );

      expect(counts).toEqual([{ activities: 0, versions: 0, facts: 0 }]);
      const { rows } = await db.admin.query('SELECT count(*)::int AS n FROM core.activities WHERE id = $1', [
        id,
      ]);
      expect(rows).toEqual([{ n: 1 }]);
    },
  );

  it('shows a visitor what is public and validated', async () => {
    const [seen] = await asVisitor(`SELECT count(*)::int AS n, min(audience) AS least FROM seen.activities`);

    expect(seen).toEqual({ n: 120, least: 3 });
  });

  it('keeps every version, and lets nobody write history but the trigger', async () => {
    const id = await addActivity(db, anActivity());
    await changeActivity(db, id, { title: { en: 'Evening school' }, changeReason: 'New name' });

    const { rows } = await db.admin.query(
      `SELECT version, changed_by, reason, content -> 'title' ->> 'en' AS title, known_to = 'infinity' AS now
         FROM core.activity_versions WHERE activity_id = $1 ORDER BY version`,
      [id],
    );
    expect(rows).toEqual([
      { version: 1, changed_by: 'Data pack', reason: null, title: 'School catch-up classes', now: false },
      { version: 2, changed_by: 'Data pack', reason: 'New name', title: 'Evening school', now: true },
    ]);
    await db.admin.query('BEGIN; SET LOCAL ROLE rdrr_loader');
    await db.admin.query(`SELECT set_config('app.sid', app.open_loader_session()::text, true)`);
    await expect(db.admin.query('DELETE FROM core.activity_versions')).rejects.toMatchObject({
      code: '42501',
    });
    await db.admin.query('ROLLBACK');
  });
});
