import { Client } from 'pg';

import { startTestDatabase, type TestDatabase } from '../testing/test-app';

/** Asked directly, with the roles that log in: which sessions the database takes for a person, and for whom. */
describe('the session of a person', () => {
  let db: TestDatabase;
  let api: Client;
  let auth: Client;
  let people = 0;
  beforeAll(async () => {
    db = await startTestDatabase(null);
    [api, auth] = [db.apiUrl, db.authUrl].map((connectionString) => new Client({ connectionString })) as [
      Client,
      Client,
    ];
    await Promise.all([api.connect(), auth.connect()]);
  });
  afterAll(async () => {
    await Promise.all([api.end(), auth.end()]);
    await db.drop();
  });

  const aPerson = async (values: Record<string, unknown> = {}): Promise<string> => {
    people += 1;
    const { rows } = await auth.query(
      `INSERT INTO auth.users (name, email, needs_second_factor, disabled_at)
       VALUES ('Aigerim', $1, $2, $3) RETURNING id`,
      [`person${people}@example.org`, values['needsSecondFactor'] ?? true, values['disabledAt'] ?? null],
    );
    return rows[0].id;
  };
  const aSession = async (user: string, { aal = 2, expires = '1 h', seen = '0 s' } = {}): Promise<string> => {
    const { rows } = await auth.query(
      `INSERT INTO auth.user_sessions (user_id, token, aal, expires_at, last_seen_at)
       VALUES ($1, gen_random_uuid()::text, $2, now() + $3::interval, now() - $4::interval) RETURNING id`,
      [user, aal, expires, seen],
    );
    return rows[0].id;
  };
  const as = async (sid: string, sql: string) => {
    await api.query('BEGIN');
    try {
      await api.query(`SELECT set_config('app.sid', $1, true)`, [sid]);
      return (await api.query(sql)).rows;
    } finally {
      await api.query('ROLLBACK');
    }
  };
  const WHO = 'SELECT app.s_user() AS "user", app.s_actor() AS actor, app.s_floor() AS floor';

  it('acts for no organisation without a membership, and reads what a visitor reads', async () => {
    const user = await aPerson();

    expect(await as(await aSession(user), WHO)).toEqual([{ user, actor: 'Administration', floor: 3 }]);
  });

  it('lives for half an hour after the last request', async () => {
    const user = await aPerson();

    expect(await as(await aSession(user, { seen: '29 min' }), WHO)).toHaveLength(1);
    await expect(as(await aSession(user, { seen: '31 min' }), WHO)).rejects.toMatchObject({ code: '28000' });
  });

  it('waits for the second factor, unless the account needs none', async () => {
    const password = await aSession(await aPerson(), { aal: 1 });
    const passwordAlone = await aSession(await aPerson({ needsSecondFactor: false }), { aal: 1 });

    await expect(as(password, WHO)).rejects.toMatchObject({ code: '28000' });
    expect(await as(passwordAlone, WHO)).toHaveLength(1);
  });

  it('ends when it expires, when it is deleted, and with the account', async () => {
    const expired = await aSession(await aPerson(), { expires: '-1 s' });
    const disabled = await aSession(await aPerson({ disabledAt: new Date() }));
    const deleted = await aSession(await aPerson());
    await auth.query('DELETE FROM auth.user_sessions WHERE id = $1', [deleted]);

    for (const sid of [expired, disabled, deleted])
      await expect(as(sid, WHO)).rejects.toMatchObject({ code: '28000' });
  });

  it('is nobody for a visitor', async () => {
    const { rows } = await api.query('SELECT app.open_visitor_session() AS sid');

    expect(await as(rows[0].sid, WHO)).toEqual([{ user: null, actor: 'visitor', floor: 3 }]);
  });

  it('is found by its id, never by the token in the cookie', async () => {
    const sid = await aSession(await aPerson());
    const { rows } = await auth.query('SELECT token FROM auth.user_sessions WHERE id = $1', [sid]);

    await expect(as(rows[0].token, WHO)).rejects.toMatchObject({ code: '28000' });
  });

  it('is out of reach of the API, and content out of reach of sign-in', async () => {
    const { rows: tables } = await db.admin.query(
      `SELECT c.relname AS name, has_table_privilege('rdrr_api', c.oid, 'SELECT, INSERT, UPDATE, DELETE') AS open
         FROM pg_class c WHERE c.relnamespace = 'auth'::regnamespace AND c.relkind = 'r'`,
    );
    const { rows: roles } = await db.admin.query(
      `SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb AS special,
              (SELECT count(*) FROM pg_auth_members m WHERE m.member = r.oid)::int AS memberships
         FROM pg_roles r WHERE rolname = 'rdrr_auth'`,
    );

    expect(tables.length).toBeGreaterThan(8);
    expect(tables.filter(({ open }) => open)).toEqual([]);
    expect(roles).toEqual([{ special: false, memberships: 0 }]);
    await expect(auth.query('SELECT FROM core.activities')).rejects.toMatchObject({ code: '42501' });
    await expect(auth.query('SELECT FROM auth.sessions')).rejects.toMatchObject({ code: '42501' });
    await expect(auth.query('SELECT app.open_visitor_session()')).rejects.toMatchObject({ code: '42501' });
  });

  it.each([
    ['a role that is none', `'owner', NULL, '{KZ}'`],
    ['no organisation', `'reporter', NULL, '{KZ}'`],
    ['a reporter everywhere', `'reporter', 'x', '{}'`],
    ['a country that is none', `'monitor', 'x', '{Kazakhstan}'`],
  ])('gives no right that has %s', async (_case, right) => {
    const user = await aPerson();

    await expect(
      auth.query(
        `INSERT INTO auth.memberships (user_id, role, organisation_id, countries) VALUES ($1, ${right})`,
        [user],
      ),
    ).rejects.toMatchObject({ code: '23514' });
  });
});
