import type { MigrationInterface, QueryRunner } from 'typeorm';

import { guardChange, reviews, takesPlace } from './20261125090100-rights';
import { ofActivity } from './20261125090400-audit';
import { KEEP_INVOLVEMENTS, SEEN_INVOLVEMENT } from './20261125120000-involvements';

/**
 * An owner may keep its own name and the regions to itself and to reviewers. Which rows a session sees, policies say;
 * what of a row it sees, two views, `seen.activities` and `seen.activity_versions`. The API reads nothing else: of the
 * tables behind them it may read the columns that tell neither. See docs/adr/0015-what-is-seen-of-an-activity.md.
 */
export class Seen20261125190000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(COLUMNS);
    // Forced, row-level security binds the owner too: it would mark no row.
    await db.query(eachSource((table) => `ALTER TABLE core.${table} NO FORCE ROW LEVEL SECURITY`));
    await db.query(`
      UPDATE core.involvements i SET leads = true FROM core.activities a
       WHERE a.id = i.activity_id AND a.organisation_id = i.organisation_id`);
    await db.query(eachSource((table) => `ALTER TABLE core.${table} FORCE ROW LEVEL SECURITY`));
    await db.query(INVOLVEMENTS);
    await db.query(keeperWrites('core', KEPT));
    await db.query(ROLES);
    await createViews(db);
    await db.query(GUARDS);
    await db.query(keeperWrites('audit', ofActivity(AUDIENCE) + NAMING_OWNERS));
    await db.query(`
      CREATE TRIGGER a_name_owner BEFORE INSERT ON audit.events FOR EACH ROW
        WHEN (NEW.action IN ('activity.read', 'export.made') AND NEW.organisation_id IS NULL)
        EXECUTE FUNCTION audit.name_owner();
      GRANT USAGE ON SEQUENCE audit.events_id_seq TO rdrr_keeper;
      REVOKE INSERT ON audit.events FROM rdrr_api;
      GRANT INSERT (action, record_id, record_version, detail) ON audit.events TO rdrr_api;`);
  }

  /** Leaves names and regions that were hidden for everybody to see: rather than that, it stops. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DO $$ BEGIN
        ALTER TABLE core.activity_versions NO FORCE ROW LEVEL SECURITY;
        IF EXISTS (SELECT FROM core.activity_versions WHERE hides <> '{}') THEN
          RAISE EXCEPTION 'some owners hide their names or regions';
        END IF;
        ALTER TABLE core.activity_versions FORCE ROW LEVEL SECURITY;
      END $$;
      DROP TRIGGER a_name_owner ON audit.events;
      DROP FUNCTION audit.name_owner();
      REVOKE USAGE ON SEQUENCE audit.events_id_seq FROM rdrr_keeper;
      GRANT INSERT (organisation_id) ON audit.events TO rdrr_api;
      DROP SCHEMA seen CASCADE;
      DROP TRIGGER a_guard_hides ON core.activities;
      DROP TRIGGER keep_version_hides ON core.activities;
      DROP FUNCTION core.guard_hides(), core.keep_hides();
      ${keeperWrites('core', 'DROP FUNCTION core.takes_place(core.activities);')}
      ${takesPlace(BEFORE)}
      REVOKE EXECUTE ON FUNCTION core.takes_place(core.activities) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION core.takes_place(core.activities) TO rdrr_api, rdrr_loader, rdrr_keeper;
      ${guardChange(BEFORE, 'core.activities')}
      ${reviews('core.activities')}
      ${keeperWrites('audit', ofActivity(BEFORE))}
      REVOKE SELECT (id, version) ON core.activities FROM rdrr_api;
      REVOKE SELECT (activity_id) ON core.activity_versions FROM rdrr_api;
      REVOKE SELECT (${FACT_COLUMNS}) ON core.coverage_facts FROM rdrr_api;
      GRANT SELECT ON core.activities, core.activity_versions, core.coverage_facts TO rdrr_api;
      ALTER POLICY readers ON core.activities TO rdrr_api, rdrr_loader;
      ALTER POLICY readers ON core.activity_versions TO rdrr_api, rdrr_loader;
      DROP POLICY views_name ON core.organisations;
      REVOKE ALL ON core.activities, core.activity_versions, core.organisations FROM rdrr_viewer;
      ALTER POLICY readers ON core.involvements USING (${SEEN_INVOLVEMENT});
      DROP INDEX core.involvements_organisation;
      CREATE INDEX involvements_organisation ON core.involvements (organisation_id, audience DESC) INCLUDE (activity_id);
      ${keeperWrites('core', KEEP_INVOLVEMENTS)}
      ALTER TABLE core.involvements DROP COLUMN leads, DROP COLUMN known_in;
      ALTER TABLE core.activity_versions DROP COLUMN hides;
      DROP INDEX core.activities_filtered;
      ALTER TABLE core.activities DROP COLUMN hides;
      CREATE INDEX activities_filtered ON core.activities (audience) INCLUDE (${FILTERED});
    `);
  }
}

const BEFORE = ['visibility', 'shared_with'];
const AUDIENCE = [...BEFORE, 'hides'];
const eachSource = (sql: (table: string) => string) => ['activities', 'involvements'].map(sql).join(';\n');

/** The keeper's functions are its own, and only who owns one may change it. */
const keeperWrites = (schema: string, sql: string) => `
  GRANT CREATE ON SCHEMA ${schema} TO rdrr_keeper;
  SET LOCAL ROLE rdrr_keeper;
  ${sql}
  SET LOCAL ROLE rdrr_owner;
  REVOKE CREATE ON SCHEMA ${schema} FROM rdrr_keeper;`;

const COLUMNS = `
  -- What its owner keeps to itself and to reviewers
  ALTER TABLE core.activities ADD COLUMN hides text[] NOT NULL DEFAULT '{}'
    CHECK (hides <@ '{organisation,region}');
  ALTER TABLE core.activity_versions ADD COLUMN hides text[] NOT NULL DEFAULT '{}';
  ALTER TABLE core.involvements
    ADD COLUMN leads boolean NOT NULL DEFAULT false,
    -- Of a lead that hides its name, countries whose reviewers know it; null: nothing is hidden
    ADD COLUMN known_in text[];
`;

const knows = (row: string, countries: string) => `
      ${row}.organisation_id = ANY ((SELECT app.s_reads_for())::text[])
   OR (SELECT app.s_monitors_all())
   OR ${countries} && (SELECT app.s_reviews())`;

export const SEEN_INVOLVEMENT_UNLESS_HIDDEN = `${SEEN_INVOLVEMENT} AND (known_in IS NULL OR ${knows('involvements', 'involvements.known_in')})`;

const FILTERED =
  'id, standing, organisation_id, countries, named, workflow, status, confidence, last_confirmed_on, pillars';

const INVOLVEMENTS = `
  DROP INDEX core.involvements_organisation;
  CREATE INDEX involvements_organisation ON core.involvements (organisation_id, audience DESC)
    INCLUDE (activity_id, leads, known_in);
  ALTER POLICY readers ON core.involvements USING (${SEEN_INVOLVEMENT_UNLESS_HIDDEN});
  -- Whose an activity is, is answered from the index alone only if it says what is hidden.
  DROP INDEX core.activities_filtered;
  CREATE INDEX activities_filtered ON core.activities (audience) INCLUDE (${FILTERED}, hides);
`;

const KEPT = `
  CREATE OR REPLACE FUNCTION core.keep_involvements() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
  DECLARE
    involved text[] := core.organisations_in(NEW);
    told_in text[] := CASE WHEN 'organisation' = ANY (NEW.hides) THEN NEW.countries END;
  BEGIN
    DELETE FROM core.involvements i WHERE i.activity_id = NEW.id AND NOT i.organisation_id = ANY (involved);
    INSERT INTO core.involvements AS i (activity_id, organisation_id, audience, leads, known_in)
    SELECT NEW.id, o.id, NEW.audience, o.id = NEW.organisation_id, CASE WHEN o.id = NEW.organisation_id THEN told_in END
      FROM core.organisations o WHERE o.id = ANY (involved)
    ON CONFLICT (activity_id, organisation_id)
    DO UPDATE SET audience = excluded.audience, leads = excluded.leads, known_in = excluded.known_in
     WHERE (i.audience, i.leads, i.known_in) IS DISTINCT FROM (excluded.audience, excluded.leads, excluded.known_in);
    RETURN NULL;
  END $$;

  -- What its owner hides is hidden in the past too; what is shown again, only from then on.
  CREATE FUNCTION core.keep_hides() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
  BEGIN
    UPDATE core.activity_versions v SET hides = ARRAY(SELECT unnest(v.hides) UNION SELECT unnest(NEW.hides) ORDER BY 1)
     WHERE v.activity_id = NEW.id AND NOT v.hides @> NEW.hides;
    RETURN NULL;
  END $$;
  REVOKE EXECUTE ON FUNCTION core.keep_hides() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION core.keep_hides() TO rdrr_owner;
`;

/** Columns of facts that tell neither whose they are nor whom they are shared with. */
const FACT_COLUMNS = `cell, audience, standing, known_to, fresh_from, starts_on, ends_on, known_since, answers, pillars, main,
    organisation_type, version, known_from, activity_id, country, recommendation`;

const ROLES = `
  REVOKE SELECT ON core.activities, core.activity_versions, core.coverage_facts FROM rdrr_api;
  -- What a statement needs that changes a row, and a policy that asks whether there is one
  GRANT SELECT (id, version) ON core.activities TO rdrr_api;
  GRANT SELECT (activity_id) ON core.activity_versions TO rdrr_api;
  GRANT SELECT (${FACT_COLUMNS}) ON core.coverage_facts TO rdrr_api;
  GRANT SELECT ON core.activities, core.activity_versions, core.organisations TO rdrr_viewer;
  ALTER POLICY readers ON core.activities TO rdrr_api, rdrr_loader, rdrr_viewer;
  ALTER POLICY readers ON core.activity_versions TO rdrr_api, rdrr_loader, rdrr_viewer;
  CREATE POLICY views_name ON core.organisations FOR SELECT TO rdrr_viewer USING ((SELECT app.s_alive()));
  CREATE SCHEMA seen;
  GRANT USAGE ON SCHEMA seen TO rdrr_api;
`;

/** Whether an id is, or was before a merge, that of the lead. */
const isLead = (id: string, row: string) => `EXISTS (
                  SELECT FROM core.organisations m
                   WHERE m.id = ${id} AND coalesce(m.merged_into, m.id) = ${row}.organisation_id)`;

/**
 * What stands in the place of a column of `a` where it is hidden, `row` being the activity or its version. Reasons and
 * references are the owner's words.
 */
export const INSTEAD: Record<string, { hidden: 'organisation' | 'region'; as: (row: string) => string }> = {
  organisation_id: { hidden: 'organisation', as: () => 'NULL' },
  reference: { hidden: 'organisation', as: () => 'left(a.id::text, 8)' },
  partners: {
    hidden: 'organisation',
    as: (row) => `(
                  SELECT coalesce(jsonb_agg(p.partner ORDER BY p.place), '[]')
                    FROM jsonb_array_elements(a.partners) WITH ORDINALITY p(partner, place)
                   WHERE NOT ${isLead(`p.partner ->> 'organisationId'`, row)})`,
  },
  shared_with: {
    hidden: 'organisation',
    as: (row) => `ARRAY(SELECT s.id FROM unnest(a.shared_with) WITH ORDINALITY s(id, place)
                   WHERE NOT ${isLead('s.id', row)} ORDER BY s.place)`,
  },
  named: { hidden: 'organisation', as: () => 'NULL' },
  changed_by: { hidden: 'organisation', as: () => 'NULL' },
  change_reason: { hidden: 'organisation', as: () => 'NULL' },
  regions: { hidden: 'region', as: () => `'{}'` },
  countrywide: { hidden: 'region', as: () => 'NULL' },
};

/** From `a`, an activity, and `o`, its lead, as far as the session may know them by `row`: the activity, or its version. */
const shown = (columns: readonly string[], row: string): string => {
  const isHidden = (what: string) =>
    `'${what}' = ANY (${row}.hides) AND NOT (${knows(row, `${row}.countries`)})`;
  return [
    ...columns.map((name) => {
      const instead = INSTEAD[name];
      return instead
        ? `CASE WHEN ${isHidden(instead.hidden)} THEN ${instead.as(row)} ELSE a.${name} END AS ${name}`
        : `a.${name}`;
    }),
    `CASE WHEN ${isHidden('organisation')} THEN NULL ELSE o.name END AS organisation`,
    // Asked of both, so that no condition on it is tried on organisations alone
    `CASE WHEN o.id = a.organisation_id THEN o.type END AS organisation_type`,
  ].join(',\n             ');
};

/**
 * The views, with every column that an activity has now: a migration that adds one makes them anew. The content of a
 * version is a row of `seen.activities`, as it was.
 */
export async function viewsOf(query: (sql: string) => Promise<{ name: string }[]>) {
  const columns = await query(`
    SELECT attname AS name FROM pg_attribute
     WHERE attrelid = 'core.activities'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`);
  const names = columns.map(({ name }) => name);
  return {
    activities: `
      SELECT ${shown(names, 'a')}
        FROM core.activities a LEFT JOIN core.organisations o ON o.id = a.organisation_id`,
    activity_versions: `
      SELECT v.activity_id, v.version, v.audience, v.known_from, v.known_to, v.hides, s.changed_by, s.change_reason AS reason,
             to_jsonb(s) AS content
        FROM core.activity_versions v
       CROSS JOIN LATERAL jsonb_populate_record(null::core.activities, '{"hides": []}' || v.content) a
        LEFT JOIN core.organisations o ON o.id = a.organisation_id
       CROSS JOIN LATERAL (
      SELECT ${shown(names, 'v')}) s`,
  };
}

/** Their owner is bound by the same policies as the API. */
export async function createViews(db: QueryRunner): Promise<void> {
  const views = await viewsOf((sql) => db.query(sql));
  const names = Object.keys(views).map((name) => `seen.${name}`);
  await db.query(`
    DROP VIEW IF EXISTS ${names.join()};
    ${Object.entries(views)
      .map(([name, text]) => `CREATE VIEW seen.${name} AS ${text};`)
      .join('\n    ')}
    GRANT SELECT ON ${names.join()} TO rdrr_api;
    GRANT CREATE ON SCHEMA seen TO rdrr_viewer;
    ${names.map((name) => `ALTER VIEW ${name} OWNER TO rdrr_viewer;`).join('\n    ')}
    REVOKE CREATE ON SCHEMA seen FROM rdrr_viewer;
  `);
}

const GUARDS = `
  ${guardChange(AUDIENCE, 'seen.activities')}
  ${reviews('seen.activities')}
  ${takesPlace(AUDIENCE)}
  -- Compared with what is kept, whole, whatever the session sees of it; asked for outside of a trigger it finds nothing.
  ALTER FUNCTION core.takes_place(core.activities) SECURITY DEFINER;
  GRANT CREATE ON SCHEMA core TO rdrr_keeper;
  ALTER FUNCTION core.takes_place(core.activities) OWNER TO rdrr_keeper;
  REVOKE CREATE ON SCHEMA core FROM rdrr_keeper;

  -- Who reports may hide more; to show more takes an admin of the organisation, or who validates its change.
  CREATE FUNCTION core.guard_hides() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
  DECLARE
    publishes boolean := NEW.organisation_id = ANY (app.s_publishes());
    writes boolean := NEW.organisation_id = ANY (app.s_writes());
    hidden text[];
  BEGIN
    IF current_user = 'rdrr_keeper' OR app.s_loads() THEN
      RETURN NEW;
    END IF;
    hidden := CASE TG_OP WHEN 'UPDATE' THEN OLD.hides
      ELSE coalesce((SELECT p.hides FROM seen.activities p WHERE p.id = NEW.successor_of), '{}') END;
    IF NEW.hides = hidden OR (TG_OP = 'UPDATE' AND core.takes_place(NEW)) OR (publishes AND (TG_OP = 'INSERT' OR NEW.workflow IN (OLD.workflow, 'draft')))
       OR (writes AND NEW.hides @> hidden AND NEW.workflow = 'draft') THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'only an admin of the organisation shows what was hidden' USING errcode = '42501';
  END $$;
  REVOKE EXECUTE ON FUNCTION core.guard_hides() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION core.guard_hides() TO rdrr_api, rdrr_loader, rdrr_keeper;
  CREATE TRIGGER a_guard_hides BEFORE INSERT OR UPDATE ON core.activities
    FOR EACH ROW EXECUTE FUNCTION core.guard_hides();
  -- After its version is kept, by its name
  CREATE TRIGGER keep_version_hides AFTER INSERT OR UPDATE ON core.activities
    FOR EACH ROW WHEN (NEW.hides <> '{}') EXECUTE FUNCTION core.keep_hides();
`;

/** Who reads or takes away a record need not know whose it is; its owner is told all the same. */
const NAMING_OWNERS = `
  CREATE FUNCTION audit.name_owner() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
  DECLARE
    own text[] := app.s_organisations();
    told int;
  BEGIN
    IF NEW.action = 'activity.read' THEN
      NEW.organisation_id := (SELECT a.organisation_id FROM core.activities a WHERE a.id = NEW.record_id);
      -- What is not there leaves no event either: administrators would see one that is nobody's.
      RETURN CASE WHEN NEW.organisation_id IS NOT NULL AND NOT NEW.organisation_id = ANY (own) THEN NEW END;
    END IF;
    INSERT INTO audit.events (action, organisation_id, detail)
    SELECT NEW.action, a.organisation_id, NEW.detail - 'query' || jsonb_build_object('records', jsonb_agg(a.id ORDER BY a.id))
      FROM core.activities a
     WHERE a.id::text IN (SELECT jsonb_array_elements_text(NEW.detail -> 'records'))
       AND a.audience < 3 AND NOT a.organisation_id = ANY (own)
     GROUP BY a.organisation_id;
    GET DIAGNOSTICS told = ROW_COUNT;
    -- Ids of events tell by their gaps how many were told: as many are used up for any records.
    PERFORM nextval('audit.events_id_seq') FROM generate_series(told + 1, jsonb_array_length(NEW.detail -> 'records'));
    NEW.detail := NEW.detail - 'records';
    RETURN NEW;
  END $$;
  REVOKE EXECUTE ON FUNCTION audit.name_owner() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION audit.name_owner() TO rdrr_owner;
`;
