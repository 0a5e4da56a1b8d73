import { asRole } from './loading/as-role';
import { startTestDatabase, type TestDatabase } from './testing/test-app';

/** What the database has and no entity maps: derived columns, CHECK constraints, indexes, collations. */
const DATABASE_ONLY =
  /^(ALTER TABLE "core"\."\w+" DROP (COLUMN|CONSTRAINT)|DROP (INDEX|TABLE|TYPE|SEQUENCE)|DELETE FROM "core"\."typeorm_metadata")|TYPE text COLLATE "undefined"$/;
/** Keys and defaults that the entities leave to the database. */
const LEFT_TO_DATABASE = /(ADD CONSTRAINT "UQ_|ALTER COLUMN "\w+" (SET|DROP) DEFAULT|ADD CONSTRAINT "PK_)/;

describe('the schema', () => {
  let db: TestDatabase;
  beforeAll(async () => (db = await startTestDatabase(null)));
  afterAll(() => db.drop());

  it('has every table and column that the entities map', async () => {
    const missing = await asRole(db.adminUrl, 'rdrr_owner', async (source) => {
      // The schema builder looks there for derived columns of its own making; ours are written by hand.
      await source.query(
        'CREATE TABLE core.typeorm_metadata (type text, database text, schema text, "table" text, name text, value text)',
      );
      const { upQueries } = await source.driver.createSchemaBuilder().log();
      await source.query('DROP TABLE core.typeorm_metadata');
      return upQueries.map(({ query }) => query);
    });

    expect(missing.filter((sql) => !DATABASE_ONLY.test(sql) && !LEFT_TO_DATABASE.test(sql))).toEqual([]);
  });

  it('can be taken down and built again', async () => {
    await asRole(db.adminUrl, 'rdrr_owner', async (source) => {
      const all = source.migrations.length;
      for (let step = 0; step < all; step++) await source.undoLastMigration();
      const left = await source.query<{ name: string }[]>(
        `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname IN ('core', 'auth') AND c.relkind = 'r' AND c.relname <> 'migrations'`,
      );
      expect(left).toEqual([]);
      await source.runMigrations();
    });
  });

  describe('of activities', () => {
    let loaded: TestDatabase;
    beforeAll(async () => (loaded = await startTestDatabase()));
    afterAll(() => loaded.drop());

    it('brings a database that has activities up to date, with who may see each of them', async () => {
      await asRole(loaded.adminUrl, 'rdrr_owner', async (source) => {
        for (let done = ''; !/Rights/.test(done);) {
          const [last] = await source.query<{ name: string }[]>(
            'SELECT name FROM core.migrations ORDER BY id DESC LIMIT 1',
          );
          done = last?.name ?? '';
          await source.undoLastMigration();
        }
        await source.runMigrations();
      });

      const { rows } = await loaded.admin.query(`
        SELECT (SELECT count(*) FROM core.activities WHERE audience = 3)::int AS activities,
               (SELECT count(*) FROM core.activity_versions v JOIN core.activities a ON a.id = v.activity_id
                 WHERE v.organisation_id = a.organisation_id AND v.countries = a.countries)::int AS versions,
               (SELECT count(*) FROM core.coverage_facts f JOIN core.activities a ON a.id = f.activity_id
                 WHERE f.organisation_id <> a.organisation_id
                    OR cardinality(coalesce(f.elsewhere, '{}')) <> cardinality(a.countries) - 1)::int AS "wrongFacts",
               (SELECT count(DISTINCT organisation_id)::int FROM core.involvements) AS "involved"`);
      expect(rows).toEqual([{ activities: 120, versions: 120, wrongFacts: 0, involved: 129 }]);
    });

    it.each([
      ['a title in no language', `title = '{}'`],
      [
        'two main recommendations',
        `links = links || '[{"recommendation": "POL-1", "main": true, "answers": []}]'`,
      ],
      ['an end before its start', `started_on = '2021-05', ended_on = '2021-04'`],
      ['a date that is none', `started_on = '2021-13'`],
      ['an unknown status', `status = 'maybe'`],
      ['an unknown country', `countries = '{ZZ}'`],
      ['an unknown pillar', `pillars = '{nonsense}'`],
    ])('refuses %s even from the loader', async (_case, change) => {
      const update = asRole(loaded.adminUrl, 'rdrr_loader', (source) =>
        source.transaction(async (manager) => {
          await manager.query(`SELECT set_config('app.sid', app.open_loader_session()::text, true)`);
          await manager.query(`UPDATE core.activities SET ${change} WHERE reference = 'ACT-001'`);
        }),
      );

      await expect(update).rejects.toMatchObject({ code: expect.stringMatching(/^2[23]/) });
    });
  });
});
