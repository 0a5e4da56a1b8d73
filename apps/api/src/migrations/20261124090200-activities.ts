import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Activities, every version of them, and the facts that coverage is computed from.
 *
 * `activities` holds what is true now. A trigger copies each version to `activity_versions` and spreads it over
 * `coverage_facts`, one row per version, country and recommendation, each with the time during which the system
 * knew it. Nobody else can write these two tables.
 */
export class Activities20261124090200 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(ACTIVITIES);
    await db.query(HISTORY);
    await db.query(FACTS);
    await db.query(TRIGGERS);
    await db.query(POLICIES);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE core.coverage_facts, core.activity_versions, core.activities CASCADE;
      DROP FUNCTION core.keep_version, core.next_version, core.pillar_mask, core.answer_mask, core.is_written,
                    core.follow_organisation_type CASCADE;
    `);
  }
}

const ACTIVITIES = `
  CREATE FUNCTION core.is_written(value jsonb, most int) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
      coalesce(length(value ->> 'en') BETWEEN 1 AND most, false)
      OR coalesce(length(value ->> 'ru') BETWEEN 1 AND most, false);

  CREATE TABLE core.activities (
    id                uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    reference         text NOT NULL CHECK (length(reference) BETWEEN 1 AND 80),
    organisation_id   text COLLATE "C" NOT NULL REFERENCES core.organisations,
    version           int NOT NULL DEFAULT 1 CHECK (version >= 1),
    workflow          text NOT NULL CHECK (workflow IN ('draft', 'submitted', 'returned', 'validated', 'withdrawn')),
    visibility        text NOT NULL DEFAULT 'members' CHECK (visibility IN ('restricted', 'members', 'public')),
    -- 3 public and validated, 2 members and submitted or validated, 1 restricted, 0 its owner's alone
    audience          smallint NOT NULL GENERATED ALWAYS AS (CASE
                        WHEN workflow NOT IN ('submitted', 'validated') THEN 0
                        WHEN visibility = 'restricted' THEN 1
                        WHEN visibility = 'public' AND workflow = 'validated' THEN 3
                        ELSE 2 END) STORED,
    -- The dates as the coverage rule reads them; infinity is "not known".
    starts_on         date NOT NULL GENERATED ALWAYS AS (coalesce(core.first_day(started_on),
                        core.first_day(documented_on), core.first_day(ended_on), 'infinity')) STORED,
    ends_on           date NOT NULL GENERATED ALWAYS AS (coalesce(core.last_day(ended_on), 'infinity')) STORED,
    known_since       date NOT NULL GENERATED ALWAYS AS (coalesce(core.first_day(documented_on), 'infinity')) STORED,
    fresh_from        date NOT NULL GENERATED ALWAYS AS (coalesce(last_confirmed_on, core.last_day(ended_on),
                        core.first_day(started_on), core.first_day(documented_on), '-infinity')) STORED,
    -- 0 nothing special, 1 pipeline, 2 awaiting validation, 3 suspended, 4 cancelled
    standing          smallint NOT NULL GENERATED ALWAYS AS (CASE
                        WHEN workflow <> 'validated' THEN 2
                        WHEN status = 'suspended' THEN 3
                        WHEN status = 'cancelled' THEN 4
                        WHEN status = 'pipeline' THEN 1
                        ELSE 0 END) STORED,
    last_confirmed_on date,
    started_on        text CHECK (core.is_partial_date(started_on)),
    ended_on          text CHECK (core.is_partial_date(ended_on)),
    documented_on     text CHECK (core.is_partial_date(documented_on)),
    status            text CHECK (status IN
                        ('pipeline', 'implementation', 'finalisation', 'closed', 'cancelled', 'suspended')),
    setting           text,
    confidence        text CHECK (confidence IN ('high', 'medium', 'low')),
    countrywide       boolean,
    countries         text[] NOT NULL CHECK (cardinality(countries) BETWEEN 1 AND 60),
    regions           text[] NOT NULL CHECK (cardinality(regions) <= 100),
    pillars           text[] NOT NULL CHECK (cardinality(pillars) BETWEEN 1 AND 4),
    roles             text[] NOT NULL CHECK (cardinality(roles) <= 30),
    activity_types    text[] NOT NULL CHECK (cardinality(activity_types) <= 30),
    target_groups     text[] NOT NULL CHECK (cardinality(target_groups) <= 30),
    title             jsonb NOT NULL CHECK (core.is_written(title, 200)),
    summary           jsonb NOT NULL CHECK (core.is_written(summary, 500)),
    partners          jsonb NOT NULL CHECK (jsonb_array_length(partners) <= 60),
    links             jsonb NOT NULL CHECK (jsonb_array_length(links) BETWEEN 1 AND 24
                        AND jsonb_array_length(jsonb_path_query_array(links, '$[*] ? (@.main == true)')) = 1),
    reach             jsonb NOT NULL CHECK (jsonb_array_length(reach) <= 60),
    budgets           jsonb NOT NULL CHECK (jsonb_array_length(budgets) <= 20),
    evidence          jsonb NOT NULL CHECK (jsonb_array_length(evidence) <= 60),
    note              text CHECK (length(note) <= 1000),
    changed_by        text NOT NULL DEFAULT app.s_actor(),
    change_reason     text CHECK (length(change_reason) <= 1000),
    created_at        timestamptz NOT NULL DEFAULT now(),
    updated_at        timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organisation_id, reference) INCLUDE (audience),
    CHECK (core.first_day(started_on) <= core.last_day(ended_on))
  );
  -- One for each order of the list, so that a page is read and not sorted out of all.
  CREATE INDEX activities_newest ON core.activities ((starts_on = 'infinity'), starts_on DESC, id) INCLUDE (audience);
  CREATE INDEX activities_oldest ON core.activities (starts_on, id) INCLUDE (audience);
  CREATE INDEX activities_confirmed_last ON core.activities (last_confirmed_on DESC NULLS LAST, id) INCLUDE (audience);
  CREATE INDEX activities_confirmed_first ON core.activities (last_confirmed_on, id) INCLUDE (audience);
  CREATE INDEX activities_visible ON core.activities (audience);
  -- What the list filters by and a country's summary counts, so that neither reads the wide rows.
  CREATE INDEX activities_filtered ON core.activities (audience, id)
    INCLUDE (organisation_id, status, confidence, last_confirmed_on, pillars);
`;

const HISTORY = `
  CREATE TABLE core.activity_versions (
    activity_id uuid NOT NULL REFERENCES core.activities ON DELETE CASCADE,
    version     int NOT NULL,
    audience    smallint NOT NULL,
    known_from  timestamptz NOT NULL,
    known_to    timestamptz NOT NULL DEFAULT 'infinity' CHECK (known_to >= known_from),
    changed_by  text NOT NULL,
    reason      text,
    content     jsonb NOT NULL,
    PRIMARY KEY (activity_id, version)
  );
`;

// Three parts: what everybody may see now, what only some may see now, and what the system knew before. A matrix
// reads the whole of its part, row after row, so rows are narrow, with fixed-width columns first and those that the
// rule reads before all others. What asks for single cells finds them in an index that holds all it needs. Dates
// not known are infinite, so that comparing them needs no NULL.
const FACT_COLUMNS = `cell, audience, standing, known_to, fresh_from, starts_on, ends_on, known_since, answers, pillars,
             main, organisation_type, version, known_from, activity_id`;
const FACTS = `
  CREATE TABLE core.coverage_facts (
    cell              int NOT NULL,
    audience          smallint NOT NULL,
    standing          smallint NOT NULL,
    known_to          timestamptz NOT NULL DEFAULT 'infinity',
    fresh_from        date NOT NULL,
    starts_on         date NOT NULL,
    ends_on           date NOT NULL,
    known_since       date NOT NULL,
    answers           smallint NOT NULL,
    pillars           smallint NOT NULL,
    main              boolean NOT NULL,
    organisation_type text COLLATE "C" NOT NULL,
    version           int NOT NULL,
    known_from        timestamptz NOT NULL,
    activity_id       uuid NOT NULL,
    country           text COLLATE "C" NOT NULL REFERENCES core.countries,
    recommendation    text COLLATE "C" NOT NULL REFERENCES core.recommendations,
    PRIMARY KEY (activity_id, version, cell, audience, known_to),
    FOREIGN KEY (activity_id, version) REFERENCES core.activity_versions ON DELETE CASCADE
  ) PARTITION BY RANGE (known_to, audience);
  CREATE TABLE core.coverage_facts_former PARTITION OF core.coverage_facts
    FOR VALUES FROM (MINVALUE, MINVALUE) TO ('infinity', MINVALUE);
  CREATE TABLE core.coverage_facts_limited PARTITION OF core.coverage_facts
    FOR VALUES FROM ('infinity', MINVALUE) TO ('infinity', 3);
  CREATE TABLE core.coverage_facts_public PARTITION OF core.coverage_facts
    FOR VALUES FROM ('infinity', 3) TO ('infinity', MAXVALUE);

  CREATE INDEX coverage_facts_cell ON core.coverage_facts (country, recommendation)
    INCLUDE (${FACT_COLUMNS});
  CREATE INDEX coverage_facts_main ON core.coverage_facts (country) INCLUDE (recommendation, ${FACT_COLUMNS}) WHERE main;
  CREATE INDEX coverage_facts_recommendation ON core.coverage_facts (recommendation);
  CREATE INDEX coverage_facts_former_then ON core.coverage_facts_former (known_to);
  ${['former', 'limited', 'public'].map(partFacts).join('')}
`;

const TRIGGERS = `
  -- Place of a pillar in the taxonomy as a bit.
  CREATE FUNCTION core.pillar_mask(codes text[]) RETURNS smallint
    LANGUAGE sql STABLE SET search_path = '' AS $$
    SELECT coalesce(sum(1 << t.position), 0)::smallint FROM core.taxonomy_terms t
     WHERE t.list = 'pillars' AND t.code = ANY (codes) $$;

  CREATE FUNCTION core.answer_mask(answers jsonb) RETURNS smallint
    LANGUAGE sql STABLE SET search_path = '' AS $$
    SELECT coalesce(sum(1 << q.bit), 0)::smallint
      FROM jsonb_array_elements_text(answers) a(code) JOIN core.questions q ON q.code = a.code $$;

  -- What coverage needs of one activity: a row for each country and recommendation it names.
  CREATE FUNCTION core.facts_of(a core.activities) RETURNS SETOF core.coverage_facts
    LANGUAGE sql STABLE SET search_path = '' AS $$
    SELECT c.id * 1024 + r.id, a.audience, a.standing, 'infinity'::timestamptz, a.fresh_from, a.starts_on,
           a.ends_on, a.known_since, core.answer_mask(l.answers), core.pillar_mask(a.pillars), l.main, o.type,
           a.version, a.updated_at, a.id, c.code, r.code
      FROM core.organisations o, core.countries c, core.recommendations r,
           jsonb_to_recordset(a.links) l(recommendation text, main boolean, answers jsonb)
     WHERE o.id = a.organisation_id AND c.code = ANY (a.countries) AND r.code = l.recommendation
       AND a.workflow IN ('submitted', 'validated') $$;

  -- The last door: codes inside arrays and documents that no foreign key can guard.
  CREATE FUNCTION core.check_codes(a core.activities) RETURNS void
    LANGUAGE plpgsql STABLE SET search_path = '' AS $$
  DECLARE
    stranger text;
  BEGIN
    SELECT used.list || ' ' || used.code INTO stranger
      FROM (SELECT 'pillars' AS list, unnest(a.pillars) AS code
            UNION ALL SELECT 'roles', unnest(a.roles)
            UNION ALL SELECT 'activityTypes', unnest(a.activity_types)
            UNION ALL SELECT 'targetGroups', unnest(a.target_groups)
            UNION ALL SELECT 'settings', a.setting
            UNION ALL SELECT 'roles', p ->> 'role' FROM jsonb_array_elements(a.partners) p
            UNION ALL SELECT 'reachUnits', r ->> 'unit' FROM jsonb_array_elements(a.reach) r) used
     WHERE used.code IS NOT NULL
       AND NOT EXISTS (SELECT FROM core.taxonomy_terms t WHERE t.list = used.list AND t.code = used.code)
    UNION ALL
    SELECT 'country ' || given.code FROM unnest(a.countries) given(code)
     WHERE NOT EXISTS (SELECT FROM core.countries c WHERE c.code = given.code)
    LIMIT 1;
    IF FOUND THEN
      RAISE EXCEPTION 'unknown code: %', stranger USING errcode = '23503';
    END IF;
  END $$;

  CREATE FUNCTION core.next_version() RETURNS trigger
    LANGUAGE plpgsql SET search_path = '' AS $$
  BEGIN
    NEW.version := OLD.version + 1;
    NEW.created_at := OLD.created_at;
    NEW.updated_at := greatest(now(), OLD.updated_at);
    NEW.changed_by := app.s_actor();
    RETURN NEW;
  END $$;

  CREATE FUNCTION core.keep_version() RETURNS trigger
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
    END IF;
    INSERT INTO core.activity_versions (activity_id, version, audience, known_from, changed_by, reason, content)
         VALUES (NEW.id, NEW.version, NEW.audience, NEW.updated_at, NEW.changed_by, NEW.change_reason, to_jsonb(NEW));
    INSERT INTO core.coverage_facts SELECT * FROM core.facts_of(NEW);
    RETURN NULL;
  END $$;

  -- Facts carry the type of the lead organisation; they follow when it is corrected.
  CREATE FUNCTION core.follow_organisation_type() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
  BEGIN
    UPDATE core.coverage_facts f SET organisation_type = NEW.type FROM core.activities a
     WHERE a.id = f.activity_id AND a.organisation_id = NEW.id;
    RETURN NULL;
  END $$;

  REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA core FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION core.pillar_mask(text[]) TO rdrr_api;
  GRANT EXECUTE ON FUNCTION core.is_translated(jsonb), core.is_written(jsonb, int), core.is_partial_date(text),
    core.first_day(text), core.last_day(text), core.next_version() TO rdrr_loader, rdrr_keeper;
  GRANT EXECUTE ON FUNCTION core.pillar_mask(text[]), core.answer_mask(jsonb), core.facts_of(core.activities),
    core.check_codes(core.activities) TO rdrr_keeper;

  CREATE TRIGGER next_version BEFORE UPDATE ON core.activities
    FOR EACH ROW EXECUTE FUNCTION core.next_version();
  CREATE TRIGGER keep_version AFTER INSERT OR UPDATE ON core.activities
    FOR EACH ROW EXECUTE FUNCTION core.keep_version();
  CREATE TRIGGER count_change AFTER INSERT OR UPDATE OR DELETE ON core.activities
    FOR EACH STATEMENT EXECUTE FUNCTION core.count_change();
  CREATE TRIGGER follow_organisation_type AFTER UPDATE OF type ON core.organisations
    FOR EACH ROW WHEN (OLD.type <> NEW.type) EXECUTE FUNCTION core.follow_organisation_type();

  GRANT CREATE ON SCHEMA core TO rdrr_keeper;
  ALTER FUNCTION core.keep_version() OWNER TO rdrr_keeper;
  ALTER FUNCTION core.follow_organisation_type() OWNER TO rdrr_keeper;
  REVOKE CREATE ON SCHEMA core FROM rdrr_keeper;
`;

// Claims are asked once per statement, (SELECT ...), never once per row.
const POLICIES = ['activities', 'activity_versions', 'coverage_facts']
  .map(
    (table) => `
  ALTER TABLE core.${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  GRANT SELECT ON core.${table} TO rdrr_api, rdrr_loader;
  CREATE POLICY readers ON core.${table} FOR SELECT TO rdrr_api, rdrr_loader
    USING (audience >= (SELECT app.s_floor()));`,
  )
  .join('').concat(`
  GRANT INSERT, UPDATE ON core.activities TO rdrr_loader;
  CREATE POLICY loader_adds ON core.activities FOR INSERT TO rdrr_loader WITH CHECK ((SELECT app.s_loads()));
  CREATE POLICY loader_changes ON core.activities FOR UPDATE TO rdrr_loader
    USING ((SELECT app.s_loads())) WITH CHECK ((SELECT app.s_loads()));
  GRANT SELECT ON core.activities TO rdrr_keeper;
  CREATE POLICY trigger_only ON core.activities FOR SELECT TO rdrr_keeper USING (pg_trigger_depth() > 0);
  GRANT SELECT, INSERT, UPDATE ON core.activity_versions, core.coverage_facts TO rdrr_keeper;
  CREATE POLICY trigger_only ON core.activity_versions FOR ALL TO rdrr_keeper USING (pg_trigger_depth() > 0);
  CREATE POLICY trigger_only ON core.coverage_facts FOR ALL TO rdrr_keeper USING (pg_trigger_depth() > 0);
`);

/**
 * Asked for by its own name, a part has no policy and shows nothing. Removed and new rows come in bursts; a table
 * this large must not wait for a fifth of it to be dead.
 */
function partFacts(part: string): string {
  return `
  ALTER TABLE core.coverage_facts_${part} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  ALTER TABLE core.coverage_facts_${part} SET (autovacuum_vacuum_scale_factor = 0.02,
    autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);`;
}
