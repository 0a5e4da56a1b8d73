import pg from 'pg';

/**
 * Fills a prepared database with synthetic activities until there are `wanted`. Each takes its words, links,
 * pillars and partners from a real record of the data pack and is moved in place, time, owner and visibility, so
 * that the skew is the pack's: 3.4 links each, most in few countries, a third without a start. By the product's
 * defaults half are for members, a third are public, the rest restricted or not yet validated.
 */
export async function generate(adminUrl, wanted) {
  await inSession(adminUrl, async (db) => {
    await db.query(BARE);
    const existing = await countActivities(db);
    if (existing >= wanted) return;
    await db.query(`SELECT setseed(0.42)`);
    await add(db, `SYN-${existing}-`, wanted - existing);
    await db.query('VACUUM (ANALYZE)');
  });
}

/**
 * Years of use in a few minutes: a tenth of the activities is deleted and made anew, several times over, with
 * nothing but autovacuum to tidy up.
 */
export async function churn(adminUrl, rounds) {
  await inSession(adminUrl, async (db) => {
    for (let round = 0; round < rounds; round++) {
      const before = await countActivities(db);
      await db.query(
        `DELETE FROM core.activities WHERE reference LIKE 'SYN-%' AND abs(hashtext(id::text)) % 10 = $1`,
        [round % 10],
      );
      await add(db, `SYN-churn-${round}-${Date.now()}-`, before - (await countActivities(db)));
    }
  });
}

async function inSession(adminUrl, work) {
  const db = new pg.Client({ connectionString: adminUrl });
  await db.connect();
  try {
    await work(db);
  } finally {
    await db.end();
  }
}

async function countActivities(db) {
  const { rows } = await db.query('SELECT count(*)::int AS n FROM core.activities');
  return rows[0].n;
}

/**
 * Adds activities with their history, facts and involvements, all or none. All are derived by the same functions as everywhere;
 * only the triggers are passed by, which would do it one row at a time.
 *
 * @param prefix of their references, as no others have it
 */
async function add(db, prefix, count) {
  await db.query('BEGIN');
  await db.query(`SET LOCAL session_replication_role = replica`);
  await db.query(ORGANISATIONS);
  await db.query(ACTIVITIES, [prefix, count]);
  for (const derived of [VERSIONS, FACTS, INVOLVEMENTS]) await db.query(derived, [prefix]);
  await db.query(`UPDATE core.data_version SET version = version + 1`);
  await db.query('COMMIT');
}

/** What `seen.activities` shows, for a role that no policy binds, of which nothing is hidden. */
const BARE = `
  CREATE SCHEMA IF NOT EXISTS bare;
  CREATE OR REPLACE VIEW bare.activities AS
    SELECT a.*, o.name AS organisation, o.type AS organisation_type
      FROM core.activities a LEFT JOIN core.organisations o ON o.id = a.organisation_id;`;

const ORGANISATIONS = `
  INSERT INTO core.organisations (id, name, type, aliases, changed_by)
  SELECT 'synthetic-' || n, 'Synthetic organisation ' || n,
         (ARRAY['cso','cso','cso','government','government','ingo','un','local-government'])[1 + n % 8], '{}', 'Synthetic'
    FROM generate_series(1, 2000) n
  ON CONFLICT DO NOTHING`;

const COUNTRIES = `ARRAY['KZ','KG','UZ','TJ','TM','IQ','XK','AL','BA','MK','DE','FR','NL','SE','DK','BE','FI','MV','ID',
  'PH','NG','TN','MA','TR','LB','JO','EG','RU','UA','GE','AZ','AM','PK','AF','IN','BD','LK','KE','SO','ET','SD','LY','DZ','ML',
  'NE','TD','CM','BF','ES','IT','AT','CH','NO','GB','IE','PL','CZ','CA','US','AU']`;

// A square of a random number favours the first of a list: some countries and organisations do most of the work.
const ACTIVITIES = `
  WITH template AS MATERIALIZED (
    SELECT row_number() OVER (ORDER BY reference) AS n, a.* FROM core.activities a WHERE reference LIKE 'ACT-%'
  ), dice AS MATERIALIZED (
    SELECT g, 1 + floor(random() * 120)::int AS n, random() AS v, random() AS w, random() AS d, random() AS e, random() AS c,
           random() AS s, date '2015-01-01' + floor(4300 * sqrt(random()))::int AS start,
           1 + floor(60 * power(random(), 3))::int AS country, 1 + floor(2000 * power(random(), 2))::int AS organisation
      FROM generate_series(1, $2::int) g
  )
  INSERT INTO core.activities (reference, organisation_id, workflow, visibility, last_confirmed_on, started_on, ended_on,
    documented_on, status, setting, confidence, countrywide, countries, regions, pillars, roles, activity_types,
    target_groups, title, summary, partners, links, reach, budgets, evidence, note, changed_by, created_at, updated_at)
  SELECT $1 || g, 'synthetic-' || organisation,
         CASE WHEN w < 0.03 THEN 'draft' WHEN w < 0.06 THEN 'submitted' ELSE 'validated' END,
         CASE WHEN v < 0.35 THEN 'public' WHEN v < 0.88 THEN 'members' ELSE 'restricted' END,
         CASE WHEN c < 0.78 THEN least(start + floor(900 * s)::int, date '2026-11-20') END,
         CASE WHEN d < 0.25 THEN NULL WHEN d < 0.46 THEN to_char(start, 'YYYY') WHEN d < 0.73 THEN to_char(start, 'YYYY-MM')
              ELSE start::text END,
         CASE WHEN e < 0.45 THEN NULL WHEN e < 0.6 THEN to_char(start + 400, 'YYYY')
              WHEN e < 0.8 THEN to_char(start + floor(700 * s)::int, 'YYYY-MM') ELSE (start + floor(900 * s)::int)::text END,
         CASE WHEN c < 0.78 THEN (start - floor(60 * d)::int)::text END,
         CASE WHEN s < 0.40 THEN NULL WHEN s < 0.70 THEN 'closed' WHEN s < 0.93 THEN 'implementation'
              WHEN s < 0.97 THEN 'pipeline' WHEN s < 0.985 THEN 'suspended' ELSE 'cancelled' END,
         setting, confidence, NULL,
         CASE WHEN d * 10 - floor(d * 10) < 0.08 THEN ARRAY[(${COUNTRIES})[country], (${COUNTRIES})[1 + country % 60]]
              ELSE ARRAY[(${COUNTRIES})[country]] END,
         '{}', pillars, roles, activity_types, target_groups, title, summary, partners, links, reach, budgets, evidence,
         NULL, 'Synthetic', timestamptz '2026-01-01', timestamptz '2026-01-01'
    FROM dice JOIN template USING (n)`;

const VERSIONS = `
  INSERT INTO core.activity_versions (activity_id, version, audience, known_from, changed_by, content,
    organisation_id, countries, named, standing)
  SELECT a.id, a.version, a.audience, a.updated_at, a.changed_by, to_jsonb(a), a.organisation_id, a.countries, a.named,
         a.standing FROM core.activities a
   WHERE starts_with(a.reference, $1)`;

const FACTS = `
  INSERT INTO core.coverage_facts
  SELECT f.* FROM core.activities a CROSS JOIN LATERAL core.facts_of(a) f WHERE starts_with(a.reference, $1)`;

const INVOLVEMENTS = `
  INSERT INTO core.involvements (activity_id, organisation_id, audience, leads)
  SELECT a.id, o.id, a.audience, o.id = a.organisation_id FROM core.activities a
   CROSS JOIN LATERAL (SELECT DISTINCT unnest(core.organisations_in(a))) named(id)
    JOIN core.organisations o ON o.id = named.id
   WHERE starts_with(a.reference, $1)`;
