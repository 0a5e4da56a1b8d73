import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who is asking. A transaction carries the unguessable id of a session (`app.sid`) and nothing else; policies
 * ask these functions, and the functions ask `auth.sessions`, which the API cannot read. No session, or one that
 * is revoked or expired: every query on content fails with SQLSTATE 28000.
 */
export class Sessions20261124090000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE SCHEMA app;
      CREATE SCHEMA auth;
      GRANT USAGE ON SCHEMA core, app TO rdrr_api, rdrr_loader, rdrr_keeper;

      CREATE TABLE auth.sessions (
        id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        kind       text NOT NULL CHECK (kind IN ('visitor', 'loader')),
        actor      text NOT NULL CHECK (length(actor) BETWEEN 1 AND 120),
        opened_at  timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz
      );

      CREATE FUNCTION app.session() RETURNS auth.sessions
        LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        found_session auth.sessions;
      BEGIN
        SELECT * INTO found_session FROM auth.sessions s
         WHERE s.id::text = nullif(current_setting('app.sid', true), '')
           AND s.revoked_at IS NULL AND s.expires_at > now();
        IF NOT FOUND THEN
          RAISE EXCEPTION 'no session' USING errcode = '28000';
        END IF;
        RETURN found_session;
      END $$;

      CREATE FUNCTION app.s_alive() RETURNS boolean
        LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        RETURN (app.session()).id IS NOT NULL;
      END $$;

      CREATE FUNCTION app.s_loads() RETURNS boolean
        LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        RETURN (app.session()).kind = 'loader';
      END $$;

      CREATE FUNCTION app.s_actor() RETURNS text
        LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        RETURN (app.session()).actor;
      END $$;

      -- The lowest audience the session may read everywhere: 3 is public and validated.
      CREATE FUNCTION app.s_floor() RETURNS smallint
        LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        RETURN CASE (app.session()).kind WHEN 'loader' THEN 0 ELSE 3 END;
      END $$;

      CREATE FUNCTION app.open_visitor_session() RETURNS uuid
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        sid uuid;
      BEGIN
        DELETE FROM auth.sessions s WHERE s.kind = 'visitor' AND s.expires_at < now();
        INSERT INTO auth.sessions (kind, actor, expires_at)
             VALUES ('visitor', 'visitor', now() + interval '12 hours') RETURNING id INTO sid;
        RETURN sid;
      END $$;

      CREATE FUNCTION app.open_loader_session() RETURNS uuid
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        sid uuid;
      BEGIN
        DELETE FROM auth.sessions s WHERE s.kind = 'loader' AND s.expires_at < now();
        INSERT INTO auth.sessions (kind, actor, expires_at)
             VALUES ('loader', 'Data pack', now() + interval '1 hour') RETURNING id INTO sid;
        RETURN sid;
      END $$;

      REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA app FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION app.s_alive(), app.s_floor(), app.s_loads(), app.s_actor()
        TO rdrr_api, rdrr_loader, rdrr_keeper;
      GRANT EXECUTE ON FUNCTION app.open_visitor_session() TO rdrr_api;
      GRANT EXECUTE ON FUNCTION app.open_loader_session() TO rdrr_loader;

      -- Counts the changes of content: an answer kept for one version is never served for another.
      CREATE TABLE core.data_version (
        id      boolean PRIMARY KEY DEFAULT true CHECK (id),
        version bigint NOT NULL DEFAULT 1
      );
      INSERT INTO core.data_version DEFAULT VALUES;
      ALTER TABLE core.data_version ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      GRANT SELECT ON core.data_version TO rdrr_api;
      GRANT SELECT, UPDATE ON core.data_version TO rdrr_keeper;
      CREATE POLICY readers ON core.data_version FOR SELECT TO rdrr_api USING ((SELECT app.s_alive()));
      CREATE POLICY trigger_only ON core.data_version FOR ALL TO rdrr_keeper USING (pg_trigger_depth() > 0);

      CREATE FUNCTION core.count_change() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        UPDATE core.data_version SET version = version + 1;
        RETURN NULL;
      END $$;
      REVOKE EXECUTE ON FUNCTION core.count_change() FROM PUBLIC;
      GRANT CREATE ON SCHEMA core TO rdrr_keeper;
      ALTER FUNCTION core.count_change() OWNER TO rdrr_keeper;
      REVOKE CREATE ON SCHEMA core FROM rdrr_keeper;
      -- Making a trigger takes the right to call its function, and the owner has just given that away.
      SET LOCAL ROLE rdrr_keeper;
      GRANT EXECUTE ON FUNCTION core.count_change() TO rdrr_owner;
      SET LOCAL ROLE rdrr_owner;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE core.data_version;
      DROP FUNCTION core.count_change();
      DROP SCHEMA app CASCADE;
      DROP SCHEMA auth CASCADE;
    `);
  }
}
