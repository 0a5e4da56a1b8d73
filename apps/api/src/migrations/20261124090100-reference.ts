import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  'countries',
  'regions',
  'taxonomy_terms',
  'frameworks',
  'themes',
  'recommendations',
  'questions',
];
const CONTENT = [...TABLES, 'organisations', 'repatriation_figures'];

/** What activities refer to: places, vocabularies, the framework, organisations; and the published figures. */
export class Reference20261124090100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION core.is_translated(value jsonb) RETURNS boolean
        LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
          coalesce(length(value ->> 'en') > 0 AND length(value ->> 'ru') > 0, false);

      CREATE FUNCTION core.is_partial_date(value text) RETURNS boolean
        LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
          value ~ '^(199\\d|20\\d\\d)(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$';

      -- A partial date as a start is its first day, as an end its last.
      CREATE FUNCTION core.first_day(value text) RETURNS date
        LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
          make_date(left(value, 4)::int, coalesce(nullif(substr(value, 6, 2), ''), '1')::int,
                    coalesce(nullif(substr(value, 9, 2), ''), '1')::int);
      CREATE FUNCTION core.last_day(value text) RETURNS date
        LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
          CASE length(value)
            WHEN 10 THEN core.first_day(value)
            WHEN 7 THEN (core.first_day(value) + interval '1 month' - interval '1 day')::date
            ELSE make_date(value::int, 12, 31)
          END;

      CREATE TABLE core.countries (
        code        text COLLATE "C" PRIMARY KEY CHECK (code ~ '^[A-Z]{2}$'),
        id          smallint GENERATED ALWAYS AS IDENTITY UNIQUE,
        name        jsonb NOT NULL CHECK (core.is_translated(name)),
        area        text NOT NULL CHECK (area IN ('central-asia', 'europe', 'other')),
        in_coverage boolean NOT NULL,
        note        jsonb CHECK (note IS NULL OR core.is_translated(note))
      );
      CREATE TABLE core.regions (
        code     text COLLATE "C" PRIMARY KEY CHECK (code ~ '^[A-Z]{2}-[A-Z0-9]{1,3}$'),
        country  text COLLATE "C" NOT NULL REFERENCES core.countries CHECK (country = left(code, 2)),
        name     jsonb NOT NULL CHECK (core.is_translated(name))
      );
      CREATE INDEX regions_country ON core.regions (country);

      CREATE TABLE core.taxonomy_terms (
        list           text COLLATE "C" NOT NULL,
        code           text COLLATE "C" NOT NULL CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(code) <= 60),
        position       smallint NOT NULL CHECK (position >= 0),
        label          jsonb NOT NULL CHECK (core.is_translated(label)),
        description    jsonb NOT NULL CHECK (core.is_translated(description)),
        "group"        text,
        suppress_below smallint CHECK (suppress_below IN (0, 5, 10)),
        mappings       jsonb NOT NULL,
        PRIMARY KEY (list, code)
      );

      CREATE TABLE core.frameworks (
        code              text COLLATE "C" PRIMARY KEY,
        version           text NOT NULL,
        title             jsonb NOT NULL CHECK (core.is_translated(title)),
        status            jsonb NOT NULL,
        compiled_on       date NOT NULL,
        source            jsonb NOT NULL,
        disclaimer        jsonb NOT NULL CHECK (core.is_translated(disclaimer)),
        provenance_legend jsonb NOT NULL
      );
      CREATE TABLE core.themes (
        code        text COLLATE "C" PRIMARY KEY CHECK (code ~ '^[A-Z]{3}$'),
        framework   text COLLATE "C" NOT NULL REFERENCES core.frameworks,
        position    smallint NOT NULL CHECK (position >= 1),
        title       jsonb NOT NULL CHECK (core.is_translated(title)),
        description jsonb NOT NULL CHECK (core.is_translated(description)),
        provenance  text NOT NULL CHECK (provenance IN ('landing-page', 'related', 'paper'))
      );
      CREATE INDEX themes_framework ON core.themes (framework);
      CREATE TABLE core.recommendations (
        code                     text COLLATE "C" PRIMARY KEY CHECK (code ~ '^[A-Z]{3}-\\d{1,2}$'),
        id                       smallint GENERATED ALWAYS AS IDENTITY UNIQUE CHECK (id < 1024),
        theme                    text COLLATE "C" NOT NULL REFERENCES core.themes,
        "order"                  smallint NOT NULL CHECK ("order" >= 1),
        title                    jsonb NOT NULL CHECK (core.is_translated(title)),
        statement                jsonb NOT NULL CHECK (core.is_translated(statement)),
        rationale                jsonb NOT NULL CHECK (core.is_translated(rationale)),
        source                   jsonb NOT NULL,
        other_sources            jsonb NOT NULL,
        provenance               text NOT NULL CHECK (provenance IN ('landing-page', 'related', 'paper')),
        provenance_note          jsonb NOT NULL CHECK (core.is_translated(provenance_note)),
        pillars                  text[] NOT NULL,
        suggested_activity_types text[] NOT NULL,
        suggested_target_groups  text[] NOT NULL
      );
      CREATE INDEX recommendations_theme ON core.recommendations (theme);
      -- "bit" is the place of the question in the mask of answers: 0 for question a.
      CREATE TABLE core.questions (
        code           text COLLATE "C" PRIMARY KEY CHECK (code ~ '^[A-Z]{3}-\\d{1,2}\\.[a-h]$'),
        recommendation text COLLATE "C" NOT NULL REFERENCES core.recommendations
                         CHECK (recommendation = left(code, length(code) - 2)),
        bit            smallint NOT NULL GENERATED ALWAYS AS (ascii(right(code, 1)) - 97) STORED,
        text           jsonb NOT NULL CHECK (core.is_translated(text))
      );
      CREATE INDEX questions_recommendation ON core.questions (recommendation);

      CREATE TABLE core.organisations (
        id          text COLLATE "C" PRIMARY KEY CHECK (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(id) <= 80),
        name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
        acronym     text CHECK (length(acronym) <= 30),
        type        text COLLATE "C" NOT NULL,
        country     text COLLATE "C" REFERENCES core.countries,
        website     text CHECK (website ~ '^https?://'),
        iati_org_id text UNIQUE CHECK (length(iati_org_id) <= 60),
        aliases     text[] NOT NULL
      );
      CREATE INDEX organisations_country ON core.organisations (country);
      CREATE INDEX organisations_name ON core.organisations (name, id);

      CREATE TABLE core.repatriation_figures (
        id             text COLLATE "C" PRIMARY KEY CHECK (id ~ '^REP-\\d{3,6}$'),
        countries      text[] NOT NULL CHECK (cardinality(countries) >= 1),
        operation      text NOT NULL CHECK (length(operation) BETWEEN 1 AND 200),
        "from"         text NOT NULL CHECK (length("from") <= 200),
        date_from      text CHECK (core.is_partial_date(date_from)),
        date_to        text CHECK (core.is_partial_date(date_to)),
        total          int CHECK (total >= 0),
        men            int CHECK (men >= 0),
        women          int CHECK (women >= 0),
        children       int CHECK (children >= 0),
        orphans        int CHECK (orphans >= 0),
        note           text NOT NULL CHECK (length(note) <= 600),
        source_title   text NOT NULL,
        source_url     text NOT NULL CHECK (source_url ~ '^https?://'),
        source_date    text CHECK (core.is_partial_date(source_date)),
        conflict_group text,
        CHECK (core.first_day(date_from) <= core.last_day(date_to))
      );
    `);
    for (const table of CONTENT) await db.query(readableReference(table));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE ${CONTENT.map((table) => `core.${table}`).join(', ')} CASCADE;
      DROP FUNCTION core.is_translated, core.is_partial_date, core.last_day, core.first_day;
    `);
  }
}

/** Reference data: any live session reads it, only a loader session writes it. */
const readableReference = (table: string) => `
  ALTER TABLE core.${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  GRANT SELECT ON core.${table} TO rdrr_api, rdrr_keeper;
  GRANT SELECT, INSERT, UPDATE, DELETE ON core.${table} TO rdrr_loader;
  CREATE POLICY readers ON core.${table} FOR SELECT TO rdrr_api, rdrr_keeper USING ((SELECT app.s_alive()));
  CREATE POLICY loader ON core.${table} FOR ALL TO rdrr_loader
    USING ((SELECT app.s_loads())) WITH CHECK ((SELECT app.s_loads()));
  CREATE TRIGGER count_change AFTER INSERT OR UPDATE OR DELETE ON core.${table}
    FOR EACH STATEMENT EXECUTE FUNCTION core.count_change();
`;
