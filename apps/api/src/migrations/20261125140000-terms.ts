import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Open when this was written; `OPEN_LISTS` of the contract. */
const OPEN = ['activityTypes', 'targetGroups', 'organisationTypes', 'settings'];
const open = `list IN (${OPEN.map((list) => `'${list}'`).join(', ')})`;

/** Administrators write the words of terms, and add and retire terms of open lists. */
export class Terms20261125140000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE core.taxonomy_terms
        ADD COLUMN retired boolean NOT NULL DEFAULT false CHECK (NOT retired OR ${open}),
        ADD COLUMN version int NOT NULL DEFAULT 1 CHECK (version >= 1),
        -- What the data pack brought says so until an administrator changes it; from then on the pack leaves it alone.
        ADD COLUMN changed_by text NOT NULL DEFAULT 'Data pack';
      ALTER TABLE core.taxonomy_terms ALTER COLUMN changed_by SET DEFAULT app.s_actor();

      CREATE FUNCTION core.next_term_version() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
      BEGIN
        NEW.version := OLD.version + 1;
        NEW.changed_by := app.s_actor();
        RETURN NEW;
      END $$;
      REVOKE EXECUTE ON FUNCTION core.next_term_version() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION core.next_term_version() TO rdrr_api, rdrr_loader;
      CREATE TRIGGER next_version BEFORE UPDATE ON core.taxonomy_terms
        FOR EACH ROW EXECUTE FUNCTION core.next_term_version();

      GRANT INSERT (list, code, position, label, description, "group", suppress_below, retired, mappings),
            UPDATE (label, description, "group", retired) ON core.taxonomy_terms TO rdrr_api;
      GRANT EXECUTE ON FUNCTION core.is_translated(jsonb) TO rdrr_api;
      CREATE POLICY administrators_add ON core.taxonomy_terms FOR INSERT TO rdrr_api
        WITH CHECK ((SELECT app.s_administers()) AND ${open});
      CREATE POLICY administrators_change ON core.taxonomy_terms FOR UPDATE TO rdrr_api
        USING ((SELECT app.s_administers()));

      ALTER TABLE audit.events DROP CONSTRAINT events_action_check,
        ADD CONSTRAINT events_action_check
        CHECK (action ~ '^(activity|export|account|framework|organisation|term)[.][a-z-]{1,40}$');
      GRANT CREATE ON SCHEMA audit TO rdrr_keeper;
      SET LOCAL ROLE rdrr_keeper;
      CREATE FUNCTION audit.of_term() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        INSERT INTO audit.events (action, record_version, detail)
        VALUES ('term.' || CASE TG_OP WHEN 'INSERT' THEN 'added' ELSE 'changed' END, NEW.version,
                jsonb_build_object('list', NEW.list, 'code', NEW.code, 'fields', ARRAY(
                  SELECT n.key FROM jsonb_each(to_jsonb(NEW)) n JOIN jsonb_each(to_jsonb(OLD)) o USING (key)
                   WHERE n.value <> o.value AND NOT n.key IN ('version', 'changed_by') ORDER BY n.key)));
        RETURN NULL;
      END $$;
      REVOKE EXECUTE ON FUNCTION audit.of_term() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION audit.of_term() TO rdrr_owner;
      SET LOCAL ROLE rdrr_owner;
      REVOKE CREATE ON SCHEMA audit FROM rdrr_keeper;
      -- Not of the data pack, which brings some hundred words with every new database.
      CREATE TRIGGER audit AFTER INSERT OR UPDATE ON core.taxonomy_terms
        FOR EACH ROW WHEN (NEW.changed_by <> 'Data pack') EXECUTE FUNCTION audit.of_term();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER audit ON core.taxonomy_terms;
      DROP TRIGGER next_version ON core.taxonomy_terms;
      DROP FUNCTION audit.of_term(), core.next_term_version();
      DROP POLICY administrators_add ON core.taxonomy_terms;
      DROP POLICY administrators_change ON core.taxonomy_terms;
      REVOKE INSERT (list, code, position, label, description, "group", suppress_below, retired, mappings),
             UPDATE (label, description, "group", retired) ON core.taxonomy_terms FROM rdrr_api;
      REVOKE EXECUTE ON FUNCTION core.is_translated(jsonb) FROM rdrr_api;
      ALTER TABLE core.taxonomy_terms DROP COLUMN retired, DROP COLUMN version, DROP COLUMN changed_by;
      ALTER TABLE audit.events DROP CONSTRAINT events_action_check,
        ADD CONSTRAINT events_action_check
        CHECK (action ~ '^(activity|export|account|framework|organisation)[.][a-z-]{1,40}$') NOT VALID;
    `);
  }
}
