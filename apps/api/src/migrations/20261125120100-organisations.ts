import type { MigrationInterface, QueryRunner } from 'typeorm';

import { seenOrganisation } from './20261125120000-involvements';

/**
 * Administrators add, change and merge organisations. Merging one is setting its `merged_into`, and a trigger moves
 * whatever refers to it; the row stays, so that its id leads to the one that remains and the past can be told as it was.
 *
 * Nothing is written for an organisation while it is merged away: whoever writes shares a lock that a merge has alone,
 * and names of organisations that were merged meanwhile are replaced as they are written.
 */
export class Organisations20261125120100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(COLUMNS);
    await db.query(VERSIONS);
    await db.query(MERGING);
    await db.query(TRAIL);
    await db.query(KEEPER);
    await db.query(POLICIES);
  }

  /** What was merged stays merged, and stands there as an organisation without work. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP POLICY administrators_add ON core.organisations;
      DROP POLICY administrators_change ON core.organisations;
      DROP POLICY trigger_changes ON core.organisations;
      ALTER POLICY readers ON core.organisations USING (${seenOrganisation('organisations.id')});
      REVOKE INSERT (${FIELDS}, id), UPDATE (${FIELDS}, merged_into) ON core.organisations FROM rdrr_api;
      REVOKE UPDATE (aliases, iati_org_id, merged_into) ON core.organisations FROM rdrr_keeper;
      REVOKE SELECT (countries), UPDATE (organisation_id, countries, revoked_at, revoked_by) ON auth.memberships
        FROM rdrr_keeper;
      REVOKE SELECT (organisation_id, accepted_at, withdrawn_at), UPDATE (organisation_id) ON auth.invitations
        FROM rdrr_keeper;
    `);
    await db.query(`
      ALTER POLICY readers ON audit.events USING (${eventsOf('app.s_publishes', 'account')});
      ${trailOf('app.s_publishes')}
      ALTER TABLE audit.events DROP CONSTRAINT events_action_check,
        ADD CONSTRAINT events_action_check CHECK (${isAction('activity|export|account|framework')}) NOT VALID;
      DROP FUNCTION app.s_answers_for();
    `);
    await db.query(`
      ${TRIGGERS_ON_OTHERS.map(([table, trigger]) => `DROP TRIGGER ${trigger} ON ${table};`).join('\n      ')}
      DROP TRIGGER audit ON core.organisations;
      DROP TRIGGER await_merges ON core.organisations;
      DROP TRIGGER keep_version ON core.organisations;
      DROP TRIGGER merge_organisation ON core.organisations;
      DROP TRIGGER next_version ON core.organisations;
      DROP FUNCTION audit.of_organisation(), core.merge_organisation(), core.name_survivors(), core.name_survivor(),
        core.write_between_merges(), core.merge_alone(), core.await_merges(), core.begin_merge(),
        core.keep_organisation_version(), core.next_organisation_version();
      DROP TABLE core.organisation_versions;
      ALTER TABLE core.idempotency_keys NO FORCE ROW LEVEL SECURITY;
      DELETE FROM core.idempotency_keys WHERE activity_id IS NULL;
      ALTER TABLE core.idempotency_keys FORCE ROW LEVEL SECURITY;
      ALTER TABLE core.idempotency_keys DROP COLUMN organisation_id, ALTER COLUMN activity_id SET NOT NULL;
      DROP INDEX core.organisations_iati, core.activity_versions_organisation, core.activity_versions_named;
      ALTER TABLE core.organisations NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE core.organisations DISABLE TRIGGER count_change;
      UPDATE core.organisations SET iati_org_id = NULL WHERE merged_into IS NOT NULL;
      ALTER TABLE core.organisations ENABLE TRIGGER count_change;
      ALTER TABLE core.organisations FORCE ROW LEVEL SECURITY;
      ALTER TABLE core.organisations DROP COLUMN version, DROP COLUMN changed_by, DROP COLUMN merged_into,
        ADD CONSTRAINT organisations_iati_org_id_key UNIQUE (iati_org_id);
    `);
  }
}

const FIELDS = 'name, acronym, type, country, website, iati_org_id, aliases';

const COLUMNS = `
  ALTER TABLE core.organisations
    ADD COLUMN version int NOT NULL DEFAULT 1 CHECK (version >= 1),
    -- What the data pack brought says so until an administrator changes it; from then on the pack leaves it alone.
    ADD COLUMN changed_by text NOT NULL DEFAULT 'Data pack',
    -- Never one that was merged itself: who finds this finds the one that remains in one step
    ADD COLUMN merged_into text COLLATE "C" REFERENCES core.organisations CHECK (merged_into <> id),
    DROP CONSTRAINT organisations_iati_org_id_key;
  ALTER TABLE core.organisations ALTER COLUMN changed_by SET DEFAULT app.s_actor();
  CREATE UNIQUE INDEX organisations_iati ON core.organisations (iati_org_id) WHERE merged_into IS NULL;
  -- What a merge looks for
  CREATE INDEX activity_versions_organisation ON core.activity_versions (organisation_id);
  CREATE INDEX activity_versions_named ON core.activity_versions (activity_id) WHERE named IS NOT NULL;
  CREATE INDEX organisations_merged ON core.organisations (merged_into) WHERE merged_into IS NOT NULL;

  ALTER TABLE core.idempotency_keys
    ALTER COLUMN activity_id DROP NOT NULL,
    ADD COLUMN organisation_id text COLLATE "C" REFERENCES core.organisations,
    ADD CHECK (num_nonnulls(activity_id, organisation_id) = 1);
`;

const VERSIONS = `
  CREATE TABLE core.organisation_versions (
    organisation_id text COLLATE "C" NOT NULL REFERENCES core.organisations,
    version         int NOT NULL,
    changed_by      text NOT NULL,
    known_from      timestamptz NOT NULL DEFAULT now(),
    content         jsonb NOT NULL,
    PRIMARY KEY (organisation_id, version)
  );
  ALTER TABLE core.organisations NO FORCE ROW LEVEL SECURITY;
  INSERT INTO core.organisation_versions (organisation_id, version, changed_by, content)
  SELECT o.id, o.version, o.changed_by, to_jsonb(o) FROM core.organisations o;
  ALTER TABLE core.organisations FORCE ROW LEVEL SECURITY;
  ALTER TABLE core.organisation_versions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  GRANT SELECT ON core.organisation_versions TO rdrr_api;
  GRANT SELECT, INSERT ON core.organisation_versions TO rdrr_keeper;
  CREATE POLICY readers ON core.organisation_versions FOR SELECT TO rdrr_api USING ((SELECT app.s_administers()));
  CREATE POLICY trigger_only ON core.organisation_versions FOR ALL TO rdrr_keeper USING (pg_trigger_depth() > 0);

  CREATE FUNCTION core.next_organisation_version() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
  BEGIN
    NEW.version := OLD.version + 1;
    NEW.changed_by := app.s_actor();
    RETURN NEW;
  END $$;

  CREATE FUNCTION core.keep_organisation_version() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
  BEGIN
    INSERT INTO core.organisation_versions (organisation_id, version, changed_by, content)
         VALUES (NEW.id, NEW.version, NEW.changed_by, to_jsonb(NEW));
    RETURN NULL;
  END $$;

  CREATE TRIGGER next_version BEFORE UPDATE ON core.organisations
    FOR EACH ROW EXECUTE FUNCTION core.next_organisation_version();
  CREATE TRIGGER keep_version AFTER INSERT OR UPDATE ON core.organisations
    FOR EACH ROW EXECUTE FUNCTION core.keep_organisation_version();
`;

/** Of statements, so that whoever waits for a merge holds no row that the merge needs. */
const TRIGGERS_ON_OTHERS: [table: string, trigger: string, when: string][] = [
  [
    'core.activities',
    'a_await_merges',
    'BEFORE INSERT OR UPDATE ON core.activities FOR EACH STATEMENT EXECUTE FUNCTION core.write_between_merges()',
  ],
  // Before the guard of the workflow: it decides on whom the activity is really for.
  [
    'core.activities',
    'a_current_organisations',
    'BEFORE INSERT OR UPDATE ON core.activities FOR EACH ROW EXECUTE FUNCTION core.name_survivors()',
  ],
  ...['auth.memberships', 'auth.invitations'].flatMap((table): [string, string, string][] => [
    [
      table,
      'await_merges',
      `BEFORE INSERT OR UPDATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION core.write_between_merges()`,
    ],
    [
      table,
      'current_organisation',
      `BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION core.name_survivor()`,
    ],
  ]),
];

const MERGING = `
  CREATE FUNCTION core.await_merges() RETURNS void
    LANGUAGE sql SET search_path = '' AS $$ SELECT pg_advisory_xact_lock_shared(720915004) $$;
  CREATE FUNCTION core.begin_merge() RETURNS void
    LANGUAGE sql SET search_path = '' AS $$ SELECT pg_advisory_xact_lock(720915004) $$;

  CREATE FUNCTION core.write_between_merges() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
  BEGIN
    PERFORM core.await_merges();
    RETURN NULL;
  END $$;
  CREATE FUNCTION core.merge_alone() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
  BEGIN
    PERFORM core.begin_merge();
    RETURN NULL;
  END $$;

  -- Whom an activity names by an id that was merged away, it names by the one that remains.
  CREATE FUNCTION core.name_survivors() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
  DECLARE
    survivors jsonb := (SELECT jsonb_object_agg(o.id, o.merged_into) FROM core.organisations o
                         WHERE o.id = ANY (core.organisations_in(NEW)) AND o.merged_into IS NOT NULL);
  BEGIN
    IF survivors IS NOT NULL THEN
      NEW.organisation_id := coalesce(survivors ->> NEW.organisation_id, NEW.organisation_id);
      NEW.shared_with := ARRAY(SELECT coalesce(survivors ->> s.id, s.id) FROM unnest(NEW.shared_with) WITH ORDINALITY s(id, place)
                                GROUP BY 1 ORDER BY min(s.place));
      NEW.partners := coalesce((
        SELECT jsonb_agg(CASE WHEN survivors ? (p.value ->> 'organisationId')
                 THEN p.value || jsonb_build_object('organisationId', survivors -> (p.value ->> 'organisationId'))
                 ELSE p.value END ORDER BY p.place)
          FROM jsonb_array_elements(NEW.partners) WITH ORDINALITY p(value, place)), '[]');
    END IF;
    RETURN NEW;
  END $$;

  CREATE FUNCTION core.name_survivor() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
  BEGIN
    NEW.organisation_id := coalesce(
      (SELECT o.merged_into FROM core.organisations o WHERE o.id = NEW.organisation_id), NEW.organisation_id);
    RETURN NEW;
  END $$;

  -- Moves everything that refers to the merged one. What only tells of the past keeps its name: what versions say,
  -- rights that were taken back, invitations that were accepted or withdrawn, the trail.
  CREATE FUNCTION core.merge_organisation() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
  DECLARE
    survivor core.organisations;
    -- Activities of which some version is the merged one's, or was shared with it
    told uuid[] := ARRAY(
      SELECT v.activity_id FROM core.activity_versions v WHERE v.organisation_id = NEW.id
       UNION
      SELECT v.activity_id FROM core.activity_versions v WHERE v.named IS NOT NULL AND NEW.id = ANY (v.named));
  BEGIN
    SELECT * INTO survivor FROM core.organisations o WHERE o.id = NEW.merged_into;
    IF survivor.merged_into IS NOT NULL THEN
      RAISE EXCEPTION 'merged into one that was merged itself' USING errcode = '23514';
    END IF;
    UPDATE core.organisations o SET merged_into = NEW.merged_into WHERE o.merged_into = NEW.id;
    UPDATE core.organisations o
       SET iati_org_id = coalesce(o.iati_org_id, NEW.iati_org_id),
           aliases = ARRAY(SELECT a.name FROM unnest(o.aliases || NEW.name || NEW.acronym || NEW.aliases)
                                         WITH ORDINALITY a(name, place)
                            WHERE a.name <> o.name AND a.name IS DISTINCT FROM o.acronym
                            GROUP BY 1 ORDER BY min(a.place))
     WHERE o.id = NEW.merged_into;

    -- Who sees a version or a fact follows from whose it is now; what it says stays as it was.
    UPDATE core.activity_versions v
       SET organisation_id = CASE v.organisation_id WHEN NEW.id THEN NEW.merged_into ELSE v.organisation_id END,
           named = array_replace(v.named, NEW.id, NEW.merged_into)
     WHERE v.activity_id = ANY (told) AND (v.organisation_id = NEW.id OR NEW.id = ANY (v.named));
    UPDATE core.coverage_facts f
       SET organisation_id = CASE f.organisation_id WHEN NEW.id THEN NEW.merged_into ELSE f.organisation_id END,
           organisation_type = CASE f.organisation_id WHEN NEW.id THEN survivor.type ELSE f.organisation_type END,
           named = array_replace(f.named, NEW.id, NEW.merged_into)
     WHERE f.activity_id = ANY (told) AND (f.organisation_id = NEW.id OR NEW.id = ANY (f.named));
    -- Names themselves are replaced by core.name_survivors. What was returned keeps its reviewer's comment.
    UPDATE core.activities a
       SET change_reason = CASE a.workflow WHEN 'returned' THEN a.change_reason
                           ELSE NEW.name || ' was merged into ' || survivor.name END,
           reference = CASE WHEN a.organisation_id = NEW.id AND EXISTS (
                         SELECT FROM core.activities s WHERE s.organisation_id = NEW.merged_into AND s.reference = a.reference)
                       THEN left(a.reference, 71) || '-' || left(a.id::text, 8) ELSE a.reference END
     WHERE a.id IN (SELECT i.activity_id FROM core.involvements i WHERE i.organisation_id = NEW.id);

    -- Nobody is locked out: who held a role in both holds it in the countries of both.
    UPDATE auth.memberships kept
       SET countries = CASE WHEN '{}' IN (kept.countries, moved.countries) THEN '{}'
                       ELSE ARRAY(SELECT unnest(kept.countries) UNION SELECT unnest(moved.countries) ORDER BY 1) END
      FROM auth.memberships moved
     WHERE moved.organisation_id = NEW.id AND moved.revoked_at IS NULL AND kept.organisation_id = NEW.merged_into
       AND kept.revoked_at IS NULL AND (kept.user_id, kept.role) = (moved.user_id, moved.role)
       AND NOT (kept.countries <> '{}' AND moved.countries <> '{}' AND moved.countries <@ kept.countries);
    UPDATE auth.memberships moved SET revoked_at = now(), revoked_by = app.s_user()
     WHERE moved.organisation_id = NEW.id AND moved.revoked_at IS NULL AND EXISTS (
             SELECT FROM auth.memberships kept WHERE kept.organisation_id = NEW.merged_into AND kept.revoked_at IS NULL
                AND (kept.user_id, kept.role) = (moved.user_id, moved.role));
    UPDATE auth.memberships m SET organisation_id = NEW.merged_into
     WHERE m.organisation_id = NEW.id AND m.revoked_at IS NULL;
    UPDATE auth.invitations i SET organisation_id = NEW.merged_into
     WHERE i.organisation_id = NEW.id AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL;
    RETURN NULL;
  END $$;

  CREATE TRIGGER await_merges BEFORE UPDATE OF merged_into ON core.organisations
    FOR EACH STATEMENT EXECUTE FUNCTION core.merge_alone();
  CREATE TRIGGER merge_organisation AFTER UPDATE OF merged_into ON core.organisations FOR EACH ROW
    WHEN (OLD.merged_into IS NULL AND NEW.merged_into IS NOT NULL) EXECUTE FUNCTION core.merge_organisation();
  ${TRIGGERS_ON_OTHERS.map(([, trigger, when]) => `CREATE TRIGGER ${trigger} ${when};`).join('\n  ')}
`;

const isAction = (subjects: string) => `action ~ '^(${subjects})[.][a-z-]{1,40}$'`;
const eventsOf = (organisations: string, subjects: string) => `
  organisation_id = ANY ((SELECT ${organisations}())::text[])
  OR ((SELECT app.s_administers()) AND (action ~ '^(${subjects})[.]' OR organisation_id IS NULL))`;
const trailOf = (organisations: string) => `
  CREATE OR REPLACE VIEW audit.trail WITH (security_barrier) AS
    SELECT e.id, e.at, e.actor, e.action, e.organisation_id, e.record_id, e.record_version, e.detail,
           CASE WHEN (SELECT app.s_administers()) OR e.actor_organisations && (SELECT ${organisations}())
                THEN e.user_id END AS user_id
      FROM audit.events e;`;

const TRAIL = `
  -- Organisations of which the session may see the trail: those it administers, and what was merged into them.
  CREATE FUNCTION app.s_answers_for() RETURNS text[]
    LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = '' AS $$
  DECLARE
    own text[] := app.s_publishes();
  BEGIN
    RETURN own || ARRAY(SELECT o.id FROM core.organisations o WHERE o.merged_into = ANY (own));
  END $$;
  REVOKE EXECUTE ON FUNCTION app.s_answers_for() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.s_answers_for() TO rdrr_api;

  ALTER TABLE audit.events DROP CONSTRAINT events_action_check,
    ADD CONSTRAINT events_action_check CHECK (${isAction('activity|export|account|framework|organisation')});
  ALTER POLICY readers ON audit.events USING (${eventsOf('app.s_answers_for', 'account|organisation')});
  ${trailOf('app.s_answers_for')}

  CREATE FUNCTION audit.of_organisation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
  DECLARE
    changed text[] := ARRAY(
      SELECT n.key FROM jsonb_each(to_jsonb(NEW)) n JOIN jsonb_each(to_jsonb(OLD)) o USING (key)
       WHERE n.value <> o.value AND NOT n.key IN ('version', 'changed_by', 'merged_into') ORDER BY n.key);
  BEGIN
    INSERT INTO audit.events (action, organisation_id, record_version, detail)
    VALUES ('organisation.' || CASE WHEN TG_OP = 'INSERT' THEN 'added'
              WHEN NEW.merged_into IS DISTINCT FROM OLD.merged_into THEN 'merged' ELSE 'changed' END,
            NEW.id, NEW.version,
            jsonb_strip_nulls(jsonb_build_object('fields', changed, 'into', NEW.merged_into)));
    RETURN NULL;
  END $$;
  CREATE TRIGGER audit AFTER INSERT OR UPDATE ON core.organisations
    FOR EACH ROW EXECUTE FUNCTION audit.of_organisation();
`;

const KEEPER = `
  REVOKE EXECUTE ON FUNCTION core.await_merges(), core.begin_merge(), core.write_between_merges(), core.merge_alone(),
    core.name_survivors(), core.name_survivor(), core.merge_organisation(), core.next_organisation_version(),
    core.keep_organisation_version(), audit.of_organisation() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION core.await_merges() TO rdrr_api, rdrr_loader, rdrr_keeper;
  GRANT EXECUTE ON FUNCTION core.begin_merge() TO rdrr_api, rdrr_keeper;
  GRANT EXECUTE ON FUNCTION core.next_organisation_version() TO rdrr_api, rdrr_loader, rdrr_keeper;

  GRANT UPDATE (aliases, iati_org_id, merged_into) ON core.organisations TO rdrr_keeper;
  GRANT SELECT (countries), UPDATE (organisation_id, countries, revoked_at, revoked_by) ON auth.memberships TO rdrr_keeper;
  GRANT SELECT (organisation_id, accepted_at, withdrawn_at), UPDATE (organisation_id) ON auth.invitations TO rdrr_keeper;

  GRANT CREATE ON SCHEMA core, audit TO rdrr_keeper;
  ${[
    ...['core.write_between_merges', 'core.merge_alone', 'core.name_survivors', 'core.name_survivor'],
    ...['core.merge_organisation', 'core.keep_organisation_version', 'audit.of_organisation'],
  ]
    .map((name) => `ALTER FUNCTION ${name}() OWNER TO rdrr_keeper;`)
    .join('\n  ')}
  REVOKE CREATE ON SCHEMA core, audit FROM rdrr_keeper;
`;

/**
 * What was merged is seen by who sees what remains of it. Row-level security takes coalesce() for something that might
 * tell of its arguments, and would read every involvement before it; CASE is looked up in the index.
 */
export const SURVIVOR =
  '(CASE WHEN organisations.merged_into IS NULL THEN organisations.id ELSE organisations.merged_into END)';
export const SEEN_ORGANISATION = seenOrganisation(SURVIVOR);

const POLICIES = `
  ALTER POLICY readers ON core.organisations USING (${SEEN_ORGANISATION});
  GRANT INSERT (id, ${FIELDS}), UPDATE (${FIELDS}, merged_into) ON core.organisations TO rdrr_api;
  CREATE POLICY administrators_add ON core.organisations FOR INSERT TO rdrr_api WITH CHECK ((SELECT app.s_administers()));
  -- What was merged is history.
  CREATE POLICY administrators_change ON core.organisations FOR UPDATE TO rdrr_api
    USING ((SELECT app.s_administers()) AND merged_into IS NULL) WITH CHECK ((SELECT app.s_administers()));
  CREATE POLICY trigger_changes ON core.organisations FOR UPDATE TO rdrr_keeper
    USING (pg_trigger_depth() > 0) WITH CHECK (pg_trigger_depth() > 0);
`;
