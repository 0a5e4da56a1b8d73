import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What each person may see and change. A policy asks functions, the functions look up what the session's person may
 * do for which organisation in which countries; nothing that SQL can set is believed. A right that is taken back is
 * gone at the next statement.
 *
 * What may be read is said once, `READABLE`, for activities, their versions and their facts. What may be changed, and
 * into what, is said once, `core.guard_change`.
 */
export class Rights20261125090100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(WITHOUT_POLICIES);
    // Forced, row-level security binds the owner too: it would fill in the new columns of no row.
    await db.query(eachReader((table) => `ALTER TABLE core.${table} NO FORCE ROW LEVEL SECURITY`));
    await db.query(COLUMNS);
    await db.query(eachReader((table) => `ALTER TABLE core.${table} FORCE ROW LEVEL SECURITY`));
    await db.query(RIGHTS);
    await db.query(HISTORY);
    await db.query(GUARD);
    await db.query(POLICIES);
  }

  /** Leaves activities closed to everybody: rather nothing is seen than what was hidden. Go on down, or up again. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ${READERS.map((table) => `DROP POLICY readers ON core.${table};`).join('\n      ')}
      DROP POLICY adds ON core.activities;
      DROP POLICY changes ON core.activities;
      DROP POLICY trigger_changes ON core.activities;
      DROP POLICY owner_names ON core.organisations;
      REVOKE INSERT, UPDATE ON core.activities FROM rdrr_api;
      DROP TRIGGER a_guard_change ON core.activities;
      DROP FUNCTION core.guard_change(), core.reviews(core.activities), core.takes_place(core.activities),
        core.both(text[], text[]), app.s_level(), app.s_organisations(), app.s_writes(), app.s_publishes(),
        app.s_countries(), app.s_official(), app.s_reviews(), app.s_monitors_all(), app.s_administers(),
        app.my_rights(), app.has_other_focal_point(text, text[]);
      DROP INDEX core.activities_reference, core.activities_waiting;
      ALTER TABLE core.activities DROP COLUMN named, DROP COLUMN shared_with, DROP COLUMN successor_of,
        DROP COLUMN submitted_at;
      ALTER TABLE core.activity_versions DROP COLUMN organisation_id, DROP COLUMN countries, DROP COLUMN named,
        DROP COLUMN standing;
      ALTER TABLE core.coverage_facts DROP COLUMN organisation_id, DROP COLUMN elsewhere, DROP COLUMN named;
    `);
  }
}

const READERS = ['activities', 'activity_versions', 'coverage_facts'];
const eachReader = (sql: (table: string) => string) => READERS.map(sql).join(';\n');

/** Indexes that answer alone carry every column that the policy and every list read, or the rows themselves would be fetched. */
const POLICY_COLUMNS = 'audience, standing, organisation_id, countries, named, workflow';
const LIST_INDEXES = {
  activities_newest: `((starts_on = 'infinity'), starts_on DESC, id)`,
  activities_oldest: '(starts_on, id)',
  activities_confirmed_last: '(last_confirmed_on DESC NULLS LAST, id)',
  activities_confirmed_first: '(last_confirmed_on, id)',
  activities_filtered: '(audience, id)',
};

const WITHOUT_POLICIES = `
  ${READERS.map((table) => `DROP POLICY IF EXISTS readers ON core.${table};`).join('\n  ')}
  DROP INDEX IF EXISTS ${Object.keys(LIST_INDEXES)
    .map((name) => `core.${name}`)
    .join(', ')}, core.activities_visible, core.coverage_facts_cell, core.coverage_facts_main;
`;

const COLUMNS = `
  ALTER TABLE core.activities
    ADD COLUMN shared_with text[] NOT NULL DEFAULT '{}'
      CHECK (cardinality(shared_with) <= 60 AND (visibility = 'restricted' OR shared_with = '{}')),
    -- The validated activity that this one is to take the place of
    ADD COLUMN successor_of uuid REFERENCES core.activities,
    ADD COLUMN submitted_at timestamptz,
    DROP COLUMN audience,
    -- 3 public and validated, 2 members, 1 restricted, 0 its owner's alone
    ADD COLUMN audience smallint NOT NULL GENERATED ALWAYS AS (CASE
      WHEN workflow IN ('draft', 'withdrawn') THEN 0
      WHEN visibility = 'restricted' THEN 1
      WHEN visibility = 'public' AND workflow = 'validated' THEN 3
      ELSE 2 END) STORED,
    -- Organisations that a restricted activity is shared with
    ADD COLUMN named text[] GENERATED ALWAYS AS (CASE
      WHEN workflow NOT IN ('draft', 'withdrawn') AND visibility = 'restricted' THEN nullif(shared_with, '{}')
      END) STORED;
  CREATE UNIQUE INDEX activities_reference ON core.activities (organisation_id, reference);
  CREATE UNIQUE INDEX activities_successor ON core.activities (successor_of)
    WHERE workflow IN ('draft', 'submitted', 'returned');
  CREATE INDEX activities_waiting ON core.activities (submitted_at) WHERE workflow = 'submitted';
  ${Object.entries(LIST_INDEXES)
    .map(
      ([name, order]) =>
        `CREATE INDEX ${name} ON core.activities ${order} INCLUDE (${POLICY_COLUMNS}${
          name === 'activities_filtered' ? ', status, confidence, last_confirmed_on, pillars' : ''
        });`,
    )
    .join('\n  ')}

  ALTER TABLE core.activity_versions
    ADD COLUMN organisation_id text COLLATE "C", ADD COLUMN countries text[], ADD COLUMN named text[],
    ADD COLUMN standing smallint;
  UPDATE core.activity_versions SET organisation_id = content ->> 'organisation_id',
    countries = ARRAY(SELECT jsonb_array_elements_text(content -> 'countries')),
    standing = (content ->> 'standing')::smallint;
  ALTER TABLE core.activity_versions ALTER COLUMN organisation_id SET NOT NULL,
    ALTER COLUMN countries SET NOT NULL, ALTER COLUMN standing SET NOT NULL;

  -- Other countries of the same activity: who may see it in one of them sees all of it.
  ALTER TABLE core.coverage_facts
    ADD COLUMN organisation_id text COLLATE "C", ADD COLUMN elsewhere text[], ADD COLUMN named text[];
  UPDATE core.coverage_facts f SET organisation_id = v.organisation_id,
    elsewhere = nullif(array_remove(v.countries, f.country::text), '{}')
    FROM core.activity_versions v WHERE v.activity_id = f.activity_id AND v.version = f.version;
  ALTER TABLE core.coverage_facts ALTER COLUMN organisation_id SET NOT NULL;
  CREATE INDEX coverage_facts_cell ON core.coverage_facts (country, recommendation) INCLUDE (cell, audience, standing,
    known_to, fresh_from, starts_on, ends_on, known_since, answers, pillars, main, organisation_type, version,
    known_from, activity_id, organisation_id, elsewhere, named);
  CREATE INDEX coverage_facts_main ON core.coverage_facts (country) INCLUDE (recommendation, cell, audience, standing,
    known_to, fresh_from, starts_on, ends_on, known_since, answers, pillars, main, organisation_type, version,
    known_from, activity_id, organisation_id, elsewhere, named) WHERE main;
`;

const lookup = (name: string, type: string, found: string) => `
  CREATE FUNCTION app.${name}() RETURNS ${type}
    LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = '' AS $$
  BEGIN
    RETURN ${found};
  END $$;`;

const membershipsWhere = (condition: string) =>
  `FROM auth.memberships m WHERE m.user_id = app.s_user() AND m.revoked_at IS NULL AND ${condition}`;
const organisationsWhere = (condition: string) =>
  `ARRAY(SELECT m.organisation_id ${membershipsWhere(`m.organisation_id IS NOT NULL AND ${condition}`)})`;
const countriesWhere = (condition: string) =>
  `ARRAY(SELECT DISTINCT unnest(m.countries) ${membershipsWhere(condition)})`;

const RIGHTS = `
  DROP FUNCTION app.s_floor();
  ${lookup('s_organisations', 'text[]', organisationsWhere(`m.role <> 'administrator'`))}
  ${lookup('s_writes', 'text[]', organisationsWhere(`m.role IN ('reporter', 'organisation-admin')`))}
  ${lookup('s_publishes', 'text[]', organisationsWhere(`m.role = 'organisation-admin'`))}
  ${lookup('s_countries', 'text[]', countriesWhere(`m.role IN ('reporter', 'organisation-admin')`))}
  ${lookup('s_official', 'text[]', countriesWhere(`m.role = 'focal-point'`))}
  ${lookup('s_reviews', 'text[]', countriesWhere(`m.role IN ('focal-point', 'monitor')`))}
  ${lookup('s_monitors_all', 'boolean', `EXISTS (SELECT ${membershipsWhere(`m.role = 'monitor' AND m.countries = '{}'`)})`)}
  ${lookup('s_administers', 'boolean', `EXISTS (SELECT ${membershipsWhere(`m.role = 'administrator'`)})`)}

  -- The lowest audience of which the session may see anything at all: what lies below is not even looked at.
  CREATE FUNCTION app.s_floor() RETURNS smallint
    LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = '' AS $$
  BEGIN
    RETURN CASE (app.session()).kind
             WHEN 'loader' THEN 0
             WHEN 'person' THEN CASE WHEN app.s_organisations() = '{}' THEN 3 ELSE 0 END
             ELSE 3 END;
  END $$;

  -- The lowest audience of which the session may see everything.
  CREATE FUNCTION app.s_level() RETURNS smallint
    LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = '' AS $$
  BEGIN
    RETURN CASE (app.session()).kind
             WHEN 'loader' THEN 0
             WHEN 'person' THEN CASE WHEN app.s_monitors_all() THEN 2 ELSE 3 END
             ELSE 3 END;
  END $$;

  -- Who acts, for history: an organisation or a part of the platform, never a person.
  CREATE OR REPLACE FUNCTION app.s_actor() RETURNS text
    LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = '' AS $$
  DECLARE
    who auth.sessions := app.session();
  BEGIN
    RETURN CASE WHEN who.kind <> 'person' THEN who.actor ELSE coalesce(
      (SELECT o.name FROM core.organisations o WHERE o.id = ANY (app.s_organisations()) ORDER BY o.name LIMIT 1),
      'Administration') END;
  END $$;

  -- The caller's own rights, for the service's decisions and for showing what may be done.
  CREATE FUNCTION app.my_rights() RETURNS TABLE (organisation_id text, role text, countries text[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
  BEGIN
    RETURN QUERY SELECT m.organisation_id, m.role, m.countries ${membershipsWhere('true')}
                  ORDER BY m.organisation_id, m.role;
  END $$;

  -- Countries in which no focal point is at work, or only ones of this organisation: there a monitor need not wait.
  CREATE FUNCTION app.has_other_focal_point(organisation text, places text[]) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
  BEGIN
    PERFORM app.session();
    RETURN EXISTS (SELECT FROM auth.memberships m JOIN auth.users u ON u.id = m.user_id
                    WHERE m.role = 'focal-point' AND m.revoked_at IS NULL AND u.disabled_at IS NULL
                      AND m.organisation_id <> organisation AND m.countries && places);
  END $$;

  REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA app FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.s_floor(), app.s_level(), app.s_organisations(), app.s_writes(), app.s_publishes(),
    app.s_countries(), app.s_official(), app.s_reviews(), app.s_monitors_all(), app.s_administers()
    TO rdrr_api, rdrr_loader, rdrr_keeper;
  GRANT EXECUTE ON FUNCTION app.my_rights(), app.has_other_focal_point(text, text[]) TO rdrr_api;
  -- The functions above belong to the owner, whom row-level security binds too.
  CREATE POLICY owner_names ON core.organisations FOR SELECT TO rdrr_owner USING ((SELECT app.s_alive()));
`;

const HISTORY = `
  CREATE OR REPLACE FUNCTION core.facts_of(a core.activities) RETURNS SETOF core.coverage_facts
    LANGUAGE sql STABLE SET search_path = '' AS $$
    SELECT c.id * 1024 + r.id, a.audience, a.standing, 'infinity'::timestamptz, a.fresh_from, a.starts_on,
           a.ends_on, a.known_since, core.answer_mask(l.answers), core.pillar_mask(a.pillars), l.main, o.type,
           a.version, a.updated_at, a.id, c.code, r.code, a.organisation_id,
           nullif(array_remove(a.countries, c.code::text), '{}'), a.named
      FROM core.organisations o, core.countries c, core.recommendations r,
           jsonb_to_recordset(a.links) l(recommendation text, main boolean, answers jsonb)
     WHERE o.id = a.organisation_id AND c.code = ANY (a.countries) AND r.code = l.recommendation
       AND a.workflow IN ('submitted', 'validated') $$;

  -- What two lists have in common; nothing when one is not there.
  CREATE FUNCTION core.both(a text[], b text[]) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = '' AS $$
    SELECT ARRAY(SELECT unnest(a) INTERSECT SELECT unnest(b)) $$;
  REVOKE EXECUTE ON FUNCTION core.both(text[], text[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION core.both(text[], text[]) TO rdrr_keeper;

  -- The trigger is its own keeper's, and only who owns a function may change it.
  GRANT CREATE ON SCHEMA core TO rdrr_keeper;
  SET LOCAL ROLE rdrr_keeper;
  CREATE OR REPLACE FUNCTION core.keep_version() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
  BEGIN
    PERFORM core.check_codes(NEW);
    IF TG_OP = 'UPDATE' THEN
      UPDATE core.activity_versions v SET known_to = NEW.updated_at
       WHERE v.activity_id = NEW.id AND v.known_to = 'infinity';
      UPDATE core.coverage_facts f SET known_to = NEW.updated_at
       WHERE f.activity_id = NEW.id AND f.known_to = 'infinity';
      -- What its owner takes back is taken back from the past too.
      UPDATE core.activity_versions v SET audience = NEW.audience
       WHERE v.activity_id = NEW.id AND v.audience > NEW.audience;
      UPDATE core.coverage_facts f SET audience = NEW.audience
       WHERE f.activity_id = NEW.id AND f.audience > NEW.audience;
      IF NEW.audience < 2 THEN
        UPDATE core.activity_versions v SET named = nullif(core.both(v.named, NEW.named), '{}')
         WHERE v.activity_id = NEW.id AND v.named IS NOT NULL;
        UPDATE core.coverage_facts f SET named = nullif(core.both(f.named, NEW.named), '{}')
         WHERE f.activity_id = NEW.id AND f.named IS NOT NULL;
      END IF;
      IF core.takes_place(NEW) THEN
        UPDATE core.activities s SET workflow = 'withdrawn', change_reason = 'Took the place of ' || OLD.reference
         WHERE s.successor_of = NEW.id AND s.workflow = 'submitted';
      END IF;
    END IF;
    INSERT INTO core.activity_versions (activity_id, version, audience, known_from, changed_by, reason, content,
                                        organisation_id, countries, named, standing)
         VALUES (NEW.id, NEW.version, NEW.audience, NEW.updated_at, NEW.changed_by, NEW.change_reason, to_jsonb(NEW),
                 NEW.organisation_id, NEW.countries, NEW.named, NEW.standing);
    INSERT INTO core.coverage_facts SELECT * FROM core.facts_of(NEW);
    RETURN NULL;
  END $$;
  SET LOCAL ROLE rdrr_owner;
  REVOKE CREATE ON SCHEMA core FROM rdrr_keeper;
`;

/** Columns that say where a record stands; everything else is what it says. */
const STANDING_COLUMNS = [
  ...[
    'id',
    'reference',
    'version',
    'workflow',
    'successor_of',
    'submitted_at',
    'audience',
    'named',
    'standing',
  ],
  ...['changed_by', 'change_reason', 'created_at', 'updated_at', 'last_confirmed_on'],
  ...['starts_on', 'ends_on', 'known_since', 'fresh_from'],
];
/** Columns that say who may see a record: its owner's explicit act. */
const AUDIENCE = ['visibility', 'shared_with'];
const of = (row: string, columns: readonly string[]) =>
  columns.map((column) => `${row}.${column}`).join(', ');
const content = (row: string, audience: readonly string[]) =>
  `(to_jsonb(${row}) - '{${[...STANDING_COLUMNS, ...audience].join(',')}}'::text[])`;

/** @param audience columns that say who may see a record @param readable where a session reads the records it may see */
export const guardChange = (audience: readonly string[], readable: string): string => `
  -- The second wall of the workflow: whatever the service forgot, no other step is possible.
  CREATE OR REPLACE FUNCTION core.guard_change() RETURNS trigger
    LANGUAGE plpgsql SET search_path = '' AS $$
  DECLARE
    owns boolean := NEW.organisation_id = ANY (app.s_writes());
    publishes boolean := NEW.organisation_id = ANY (app.s_publishes());
    same_content boolean;
    same_standing boolean;
  BEGIN
    -- The loader writes what it likes; the keeper of history withdraws what has taken its place.
    IF current_user = 'rdrr_keeper' OR app.s_loads() THEN
      RETURN NEW;
    END IF;
    IF TG_OP = 'INSERT' THEN
      IF NEW.successor_of IS NOT NULL AND NOT EXISTS (SELECT FROM ${readable} p WHERE p.id = NEW.successor_of
           AND p.organisation_id = NEW.organisation_id AND p.workflow = 'validated') THEN
        RAISE EXCEPTION 'a successor follows an own validated activity' USING errcode = '42501';
      END IF;
      IF NOT publishes AND (NEW.visibility = 'public' OR NEW.shared_with <> '{}')
         AND NOT EXISTS (SELECT FROM ${readable} p WHERE p.id = NEW.successor_of
                          AND (p.visibility, p.shared_with) = (NEW.visibility, NEW.shared_with)) THEN
        RAISE EXCEPTION 'only an admin of the organisation publishes and shares' USING errcode = '42501';
      END IF;
      RETURN NEW;
    END IF;

    IF (NEW.id, NEW.reference, NEW.organisation_id, NEW.successor_of)
       IS DISTINCT FROM (OLD.id, OLD.reference, OLD.organisation_id, OLD.successor_of) THEN
      RAISE EXCEPTION 'an activity keeps its owner' USING errcode = '42501';
    END IF;
    same_content := ${content('NEW', audience)} = ${content('OLD', audience)};
    same_standing := (NEW.visibility, NEW.shared_with, NEW.last_confirmed_on)
                     IS NOT DISTINCT FROM (OLD.visibility, OLD.shared_with, OLD.last_confirmed_on);
    IF NOT publishes AND ((NEW.visibility = 'public' AND OLD.visibility <> 'public')
                          OR NEW.shared_with IS DISTINCT FROM OLD.shared_with)
       AND NOT core.takes_place(NEW) THEN
      RAISE EXCEPTION 'only an admin of the organisation publishes and shares' USING errcode = '42501';
    END IF;

    IF owns AND (
         -- write and write on; what was returned becomes a draft when it is written on
         (OLD.workflow IN ('draft', 'returned') AND NEW.workflow = 'draft')
      OR (OLD.workflow IN ('draft', 'returned') AND NEW.workflow = 'submitted' AND same_content AND same_standing)
      OR (OLD.workflow <> 'withdrawn' AND NEW.workflow = 'withdrawn' AND same_content AND same_standing)
         -- say who may see it
      OR (publishes AND OLD.workflow = NEW.workflow AND OLD.workflow <> 'withdrawn' AND same_content
          AND (${of('NEW', audience)}) IS DISTINCT FROM (${of('OLD', audience)})
          AND NEW.last_confirmed_on IS NOT DISTINCT FROM OLD.last_confirmed_on)
         -- confirm; around midnight the service may still live in yesterday
      OR (OLD.workflow = 'validated' AND NEW.workflow = 'validated' AND same_content
          AND (NEW.visibility, NEW.shared_with) = (OLD.visibility, OLD.shared_with)
          AND NEW.last_confirmed_on BETWEEN current_date - 1 AND current_date)) THEN
      RETURN NEW;
    END IF;

    IF core.reviews(OLD) AND NOT (NEW.organisation_id = ANY (app.s_organisations())) THEN
      IF OLD.workflow = 'submitted' AND same_content AND same_standing AND (
           NEW.workflow = 'validated' OR (NEW.workflow = 'returned' AND NEW.change_reason <> '')) THEN
        RETURN NEW;
      END IF;
      -- a validated activity takes over what its submitted successor says
      IF OLD.workflow = 'validated' AND NEW.workflow = 'validated' AND core.takes_place(NEW) THEN
        RETURN NEW;
      END IF;
    END IF;
    RAISE EXCEPTION 'not a step of the workflow for this person' USING errcode = '42501';
  END $$;
`;

export const reviews = (readable: string): string => `
  -- Whether the session reviews this record: a focal point of its countries does; a monitor where no other focal
  -- point is at work, and everywhere after 30 days of silence. What it may not see, no statement of its finds.
  CREATE OR REPLACE FUNCTION core.reviews(a core.activities) RETURNS boolean
    LANGUAGE plpgsql STABLE SET search_path = '' AS $$
  BEGIN
    RETURN a.countries && app.s_official()
        OR ((app.s_monitors_all() OR a.countries && app.s_reviews())
            AND (coalesce((SELECT s.submitted_at FROM ${readable} s WHERE s.successor_of = a.id
                            AND s.workflow = 'submitted'), a.submitted_at) <= now() - interval '30 days'
                 OR NOT app.has_other_focal_point(a.organisation_id, a.countries)));
  END $$;
`;

export const takesPlace = (audience: readonly string[]): string => `
  -- Whether a row says what its submitted successor says.
  CREATE OR REPLACE FUNCTION core.takes_place(a core.activities) RETURNS boolean
    LANGUAGE plpgsql STABLE SET search_path = '' AS $$
  BEGIN
    RETURN EXISTS (SELECT FROM core.activities s WHERE s.successor_of = a.id AND s.workflow = 'submitted'
                    AND ${content('s', audience)} = ${content('a', audience)}
                    AND (${of('s', audience)}, s.last_confirmed_on)
                        IS NOT DISTINCT FROM (${of('a', audience)}, a.last_confirmed_on));
  END $$;
`;

const GUARD = `
  ${guardChange(AUDIENCE, 'core.activities')}

  ${reviews('core.activities')}
  ${takesPlace(AUDIENCE)}
  CREATE OR REPLACE FUNCTION core.next_version() RETURNS trigger
    LANGUAGE plpgsql SET search_path = '' AS $$
  BEGIN
    NEW.version := OLD.version + 1;
    NEW.created_at := OLD.created_at;
    NEW.updated_at := greatest(now(), OLD.updated_at);
    NEW.changed_by := app.s_actor();
    NEW.submitted_at := OLD.submitted_at;
    IF NEW.workflow = 'submitted' AND OLD.workflow <> 'submitted' THEN
      NEW.submitted_at := now();
      NEW.documented_on := coalesce(NEW.documented_on, to_char(now(), 'YYYY-MM-DD'));
    END IF;
    RETURN NEW;
  END $$;

  REVOKE EXECUTE ON FUNCTION core.guard_change(), core.reviews(core.activities), core.takes_place(core.activities)
    FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION core.guard_change(), core.reviews(core.activities), core.takes_place(core.activities)
    TO rdrr_api, rdrr_loader, rdrr_keeper;
  GRANT EXECUTE ON FUNCTION core.next_version(), core.is_written(jsonb, int), core.is_partial_date(text),
    core.first_day(text), core.last_day(text) TO rdrr_api;
  -- Its name makes it the first of the triggers before a change: none sees what it refuses.
  CREATE TRIGGER a_guard_change BEFORE INSERT OR UPDATE ON core.activities
    FOR EACH ROW EXECUTE FUNCTION core.guard_change();
`;

/**
 * Claims are asked once per statement, (SELECT ...), never once per row.
 *
 * @param inCountries of the row @param own organisations whose rows the session reads as they do
 */
const readable = (inCountries: (countries: string) => string, own: string) => `
  audience >= (SELECT app.s_floor()) AND (
       audience >= (SELECT app.s_level())
    OR organisation_id = ANY ((SELECT ${own})::text[])
    OR (audience = 2 AND standing <> 2 AND ${inCountries('(SELECT app.s_countries())')})
    OR (audience = 2 AND ${inCountries('(SELECT app.s_reviews())')})
    OR (audience = 1 AND named && (SELECT app.s_organisations())))`;
export const readableActivity = (own: string) => readable((countries) => `countries && ${countries}`, own);
export const readableFact = (own: string) =>
  readable((countries) => `(country = ANY (${countries}::text[]) OR elsewhere && ${countries})`, own);
const MEMBERS = 'app.s_organisations()';

/** A person adds drafts of their own organisation; every other step is a change, and `core.guard_change` knows it. */
export const ADDABLE = `organisation_id = ANY ((SELECT app.s_writes())::text[]) AND workflow = 'draft'`;

const POLICIES = `
  ${READERS.map(
    (table) => `
  CREATE POLICY readers ON core.${table} FOR SELECT TO rdrr_api, rdrr_loader
    USING (${table === 'coverage_facts' ? readableFact(MEMBERS) : readableActivity(MEMBERS)});`,
  ).join('')}
  GRANT INSERT, UPDATE ON core.activities TO rdrr_api;
  GRANT UPDATE ON core.activities TO rdrr_keeper;
  CREATE POLICY trigger_changes ON core.activities FOR UPDATE TO rdrr_keeper
    USING (pg_trigger_depth() > 0) WITH CHECK (pg_trigger_depth() > 0);
  CREATE POLICY adds ON core.activities FOR INSERT TO rdrr_api WITH CHECK (${ADDABLE});
  CREATE POLICY changes ON core.activities FOR UPDATE TO rdrr_api
    USING (organisation_id = ANY ((SELECT app.s_writes())::text[])
           OR (SELECT app.s_monitors_all()) OR countries && (SELECT app.s_reviews()))
    WITH CHECK (organisation_id = ANY ((SELECT app.s_writes())::text[])
           OR (SELECT app.s_monitors_all()) OR countries && (SELECT app.s_reviews()));
`;
