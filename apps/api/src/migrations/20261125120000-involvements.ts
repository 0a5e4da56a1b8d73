import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Organisations are seen through their work: who may see nothing that an organisation leads, takes part in or is named
 * for does not see that there is such an organisation. `involvements` says which organisations each activity names, and
 * one of the highest audience comes first, so that asking for one organisation is one step in an index.
 */
export class Involvements20261125120000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLE);
    // Forced, row-level security binds the owner too: it would find nothing.
    await db.query(eachSource((table) => `ALTER TABLE core.${table} NO FORCE ROW LEVEL SECURITY`));
    await db.query(`
      INSERT INTO core.involvements (organisation_id, activity_id, audience)
      SELECT o.id, a.id, a.audience FROM core.activities a
       CROSS JOIN LATERAL (SELECT DISTINCT unnest(core.organisations_in(a))) named(id)
        JOIN core.organisations o ON o.id = named.id`);
    await db.query(eachSource((table) => `ALTER TABLE core.${table} FORCE ROW LEVEL SECURITY`));
    await db.query(TRIGGERS);
    await db.query(POLICIES);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER POLICY readers ON core.organisations USING ((SELECT app.s_alive()));
      DROP TRIGGER keep_involvements ON core.activities;
      DROP TRIGGER b_guard_names ON core.activities;
      DROP FUNCTION core.guard_names(), core.keep_involvements();
      DROP TABLE core.involvements;
      DROP FUNCTION core.organisations_in(core.activities);
    `);
  }
}

const eachSource = (sql: (table: string) => string) => ['activities', 'organisations'].map(sql).join(';\n');

const TABLE = `
  -- Every organisation that an activity names by its id: its lead, partners, and whom it is shared with.
  CREATE FUNCTION core.organisations_in(a core.activities) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = '' AS $$
    SELECT a.organisation_id || a.shared_with || ARRAY(
      SELECT p ->> 'organisationId' FROM jsonb_array_elements(a.partners) p WHERE p ->> 'organisationId' IS NOT NULL) $$;

  CREATE TABLE core.involvements (
    activity_id     uuid NOT NULL REFERENCES core.activities ON DELETE CASCADE,
    organisation_id text COLLATE "C" NOT NULL REFERENCES core.organisations,
    -- Of the activity. None of its versions has a higher one.
    audience        smallint NOT NULL,
    PRIMARY KEY (activity_id, organisation_id)
  );
  -- From the highest audience down: one row tells whether an organisation has anything public.
  CREATE INDEX involvements_organisation ON core.involvements (organisation_id, audience DESC) INCLUDE (activity_id);
`;

export const KEEP_INVOLVEMENTS = `
  CREATE OR REPLACE FUNCTION core.keep_involvements() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
  DECLARE
    involved text[] := core.organisations_in(NEW);
  BEGIN
    DELETE FROM core.involvements i WHERE i.activity_id = NEW.id AND NOT i.organisation_id = ANY (involved);
    INSERT INTO core.involvements AS i (activity_id, organisation_id, audience)
    SELECT NEW.id, o.id, NEW.audience FROM core.organisations o WHERE o.id = ANY (involved)
    ON CONFLICT (activity_id, organisation_id) DO UPDATE SET audience = excluded.audience
     WHERE i.audience <> excluded.audience;
    RETURN NULL;
  END $$;
`;

const TRIGGERS = `
  ${KEEP_INVOLVEMENTS}

  -- What somebody names, they see from then on: so they name only what they see already.
  CREATE FUNCTION core.guard_names() RETURNS trigger
    LANGUAGE plpgsql SET search_path = '' AS $$
  DECLARE
    named_before text[] := CASE TG_OP WHEN 'UPDATE' THEN core.organisations_in(OLD) ELSE '{}' END;
  BEGIN
    IF current_user <> 'rdrr_keeper' AND NOT app.s_loads() AND EXISTS (
         SELECT FROM unnest(core.organisations_in(NEW)) named(id) WHERE NOT named.id = ANY (named_before)
            AND NOT EXISTS (SELECT FROM core.organisations o WHERE o.id = named.id)) THEN
      RAISE EXCEPTION 'unknown organisation' USING errcode = '23503';
    END IF;
    RETURN NEW;
  END $$;

  REVOKE EXECUTE ON FUNCTION core.organisations_in(core.activities), core.keep_involvements(), core.guard_names()
    FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION core.organisations_in(core.activities) TO rdrr_api, rdrr_loader, rdrr_keeper;
  GRANT EXECUTE ON FUNCTION core.guard_names() TO rdrr_api, rdrr_loader, rdrr_keeper;

  -- After the guard of the workflow: what it refuses is refused for that reason.
  CREATE TRIGGER b_guard_names BEFORE INSERT OR UPDATE OF organisation_id, partners, shared_with ON core.activities
    FOR EACH ROW EXECUTE FUNCTION core.guard_names();
  CREATE TRIGGER keep_involvements AFTER INSERT OR UPDATE ON core.activities
    FOR EACH ROW EXECUTE FUNCTION core.keep_involvements();

  GRANT CREATE ON SCHEMA core TO rdrr_keeper;
  ALTER FUNCTION core.keep_involvements() OWNER TO rdrr_keeper;
  REVOKE CREATE ON SCHEMA core FROM rdrr_keeper;
`;

/**
 * Of an activity whose present version somebody may not see, they may see an earlier one: it was in their country.
 * Claims are asked once per statement, (SELECT ...), never once per row.
 */
export const SEEN_INVOLVEMENT = `
  audience >= (SELECT app.s_floor()) AND (
       audience >= (SELECT app.s_level())
    OR EXISTS (SELECT FROM core.activity_versions v WHERE v.activity_id = involvements.activity_id))`;
export const seenOrganisation = (id: string) => `
  (SELECT app.s_alive()) AND (
       EXISTS (SELECT FROM core.involvements i WHERE i.organisation_id = ${id})
    OR ${id} = ANY ((SELECT app.s_organisations())::text[])
    OR (SELECT app.s_administers()))`;

const POLICIES = `
  ALTER TABLE core.involvements ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  GRANT SELECT ON core.involvements TO rdrr_api;
  GRANT SELECT, INSERT, UPDATE, DELETE ON core.involvements TO rdrr_keeper;
  CREATE POLICY readers ON core.involvements FOR SELECT TO rdrr_api USING (${SEEN_INVOLVEMENT});
  CREATE POLICY trigger_only ON core.involvements FOR ALL TO rdrr_keeper USING (pg_trigger_depth() > 0);
  ALTER POLICY readers ON core.organisations USING (${seenOrganisation('organisations.id')});
`;
