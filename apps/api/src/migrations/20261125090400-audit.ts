import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The trail: who did, read and exported what. An event is written in the transaction of what it tells, so there is
 * neither one without the other. Nobody changes or removes an event; who does so all the same, as a superuser, is
 * found out by the seals. See docs/audit.md.
 */
export class Audit20261125090400 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query(`GRANT CREATE ON SCHEMA audit TO rdrr_keeper; SET LOCAL ROLE rdrr_keeper;`);
    await db.query(KEEPING);
    await db.query(ofActivity(['visibility', 'shared_with']));
    await db.query(OF_ACCOUNTS);
    await db.query(`SET LOCAL ROLE rdrr_owner; REVOKE CREATE ON SCHEMA audit FROM rdrr_keeper;`);
    await db.query(TRIGGERS);
    await db.query(READERS);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ${Object.keys(WATCHED)
        .map((table) => `DROP TRIGGER audit ON ${table};`)
        .join('\n      ')}
      DROP POLICY trigger_names ON core.organisations;
      ALTER POLICY readers ON core.organisations TO rdrr_api, rdrr_keeper;
      REVOKE SELECT (user_id, organisation_id, role, revoked_at) ON auth.memberships FROM rdrr_keeper;
      REVOKE SELECT (id, email, two_factor_enabled) ON auth.users FROM rdrr_keeper;
      REVOKE USAGE ON SCHEMA auth FROM rdrr_keeper;
      DROP SCHEMA audit CASCADE;
    `);
  }
}

/** What an event says, in one number: nothing of it can be altered without the number being another. */
export const eventDigest = (e: string) => `sha256(convert_to(jsonb_build_array(
  ${e}.id, ${e}.xid::text, extract(epoch FROM ${e}.at), ${e}.actor, ${e}.actor_organisations, ${e}.user_id, ${e}.action,
  ${e}.organisation_id, ${e}.record_id, ${e}.record_version, ${e}.detail)::text, 'UTF8'))`;

/** The same of a seal, which holds the number of the one before: no seal can be altered without all that follow. */
export const sealDigest = (s: string) => `sha256(convert_to(jsonb_build_array(
  ${s}.n, extract(epoch FROM ${s}.at), ${s}.ids::text, encode(${s}.root, 'hex'), encode(${s}.previous, 'hex'))::text, 'UTF8'))`;

const INSERT_ONLY = ['events', 'seals'];
const ALL = [...INSERT_ONLY, 'unsealed'];

const TABLES = `
  CREATE SCHEMA audit;

  -- No foreign keys: the trail outlives what it tells of.
  CREATE TABLE audit.events (
    id                  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    xid                 xid8 NOT NULL,
    at                  timestamptz NOT NULL,
    actor               text NOT NULL DEFAULT app.s_actor(),
    actor_organisations text[] NOT NULL DEFAULT app.s_organisations(),
    user_id             uuid DEFAULT app.s_user(),
    action              text NOT NULL CHECK (action ~ '^(activity|export|account)[.][a-z-]{1,40}$'),
    -- Whose record it is, or for which organisation a role
    organisation_id     text COLLATE "C",
    -- The activity, or the account
    record_id           uuid,
    record_version      int,
    detail              jsonb NOT NULL DEFAULT '{}',
    row_hash            bytea NOT NULL
  );
  CREATE INDEX events_organisation ON audit.events (organisation_id, id DESC);
  CREATE INDEX events_record ON audit.events (record_id, id DESC);

  -- A seal covers exactly the events whose ids it lists.
  CREATE TABLE audit.seals (
    n        int PRIMARY KEY,
    at       timestamptz NOT NULL,
    ids      int8multirange NOT NULL,
    root     bytea NOT NULL,
    previous bytea,
    seal     bytea NOT NULL
  );

  -- Events that wait for their seal. What a transaction still under way has written appears here when it commits:
  -- no seal passes it over.
  CREATE TABLE audit.unsealed (event_id bigint PRIMARY KEY);

  CREATE FUNCTION audit.refuse() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
  BEGIN
    RAISE EXCEPTION 'the trail is written once' USING errcode = '55000';
  END $$;
  ${INSERT_ONLY.map(
    (table) => `
  CREATE TRIGGER written_once BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.${table}
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse();`,
  ).join('')}

  ${ALL.map((table) => `ALTER TABLE audit.${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;`).join('\n  ')}
  GRANT USAGE ON SCHEMA audit TO rdrr_api, rdrr_auth, rdrr_keeper;
  GRANT INSERT (actor, actor_organisations, user_id, action, organisation_id, record_id, record_version, detail)
    ON audit.events TO rdrr_keeper;
  GRANT SELECT ON audit.events TO rdrr_keeper;
  GRANT SELECT, INSERT ON audit.seals TO rdrr_keeper;
  GRANT SELECT, INSERT, DELETE ON audit.unsealed TO rdrr_keeper;
  CREATE POLICY keeper_writes ON audit.events FOR INSERT TO rdrr_keeper WITH CHECK (xid = pg_current_xact_id());
  -- Nobody logs in as the keeper: these are for its functions, and for who proves the trail.
  CREATE POLICY keeper_proves ON audit.events FOR SELECT TO rdrr_keeper USING (current_user = 'rdrr_keeper');
  CREATE POLICY keeper_seals ON audit.seals FOR ALL TO rdrr_keeper USING (current_user = 'rdrr_keeper');
  CREATE POLICY keeper_seals ON audit.unsealed FOR ALL TO rdrr_keeper USING (current_user = 'rdrr_keeper');

  -- Events of accounts are written without a session, which names of organisations otherwise need.
  ALTER POLICY readers ON core.organisations TO rdrr_api;
  CREATE POLICY trigger_names ON core.organisations FOR SELECT TO rdrr_keeper USING (pg_trigger_depth() > 0);
  GRANT USAGE ON SCHEMA auth TO rdrr_keeper;
  GRANT SELECT (user_id, organisation_id, role, revoked_at) ON auth.memberships TO rdrr_keeper;
  GRANT SELECT (id, email, two_factor_enabled) ON auth.users TO rdrr_keeper;
`;

const KEEPING = `
  CREATE FUNCTION audit.stamp() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
  BEGIN
    NEW.xid := pg_current_xact_id();
    NEW.at := clock_timestamp();
    NEW.row_hash := ${eventDigest('NEW')};
    INSERT INTO audit.unsealed VALUES (NEW.id);
    RETURN NEW;
  END $$;

  -- Seals what waits, 50,000 events at most. An event that is gone already is listed all the same: it will be missed.
  CREATE FUNCTION audit.seal() RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
  DECLARE
    made audit.seals;
    sealed int;
  BEGIN
    IF NOT pg_try_advisory_xact_lock(720915002) THEN
      RETURN 0;
    END IF;
    WITH due AS (
      DELETE FROM audit.unsealed u
       WHERE u.event_id IN (SELECT w.event_id FROM audit.unsealed w ORDER BY w.event_id LIMIT 50000)
      RETURNING u.event_id AS id)
    SELECT count(*), range_agg(int8range(d.id, d.id, '[]')),
           sha256(coalesce(string_agg(e.row_hash, '' ORDER BY d.id), ''))
      INTO sealed, made.ids, made.root FROM due d LEFT JOIN audit.events e ON e.id = d.id;
    IF sealed > 0 THEN
      SELECT s.n, s.seal INTO made.n, made.previous FROM audit.seals s ORDER BY s.n DESC LIMIT 1;
      made.n := coalesce(made.n, 0) + 1;
      made.at := clock_timestamp();
      made.seal := ${sealDigest('made')};
      INSERT INTO audit.seals VALUES (made.*);
    END IF;
    RETURN sealed;
  END $$;
`;

/** Columns that follow from others, or from the change itself. */
const DERIVED =
  'version,changed_by,change_reason,updated_at,submitted_at,audience,named,standing,starts_on,ends_on,known_since,fresh_from';

/** @param audience columns that say who may see an activity */
export const ofActivity = (audience: readonly string[]): string => `
  CREATE OR REPLACE FUNCTION audit.of_activity() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
  DECLARE
    changed text[] := ARRAY(
      SELECT n.key FROM jsonb_each(to_jsonb(NEW)) n JOIN jsonb_each(to_jsonb(OLD)) o USING (key)
       WHERE n.value <> o.value AND NOT n.key = ANY ('{${DERIVED}}'::text[]) ORDER BY n.key);
  BEGIN
    INSERT INTO audit.events (action, organisation_id, record_id, record_version, detail)
    VALUES ('activity.' || CASE
              WHEN TG_OP = 'INSERT' THEN 'added'
              WHEN NEW.workflow <> OLD.workflow AND NEW.workflow <> 'draft' THEN NEW.workflow
              WHEN NEW.workflow = 'validated' AND core.takes_place(NEW) THEN 'validated'
              WHEN NEW.workflow = 'validated' AND changed <@ '{last_confirmed_on}' THEN 'confirmed'
              WHEN changed <> '{}' AND changed <@ '{${audience.join(',')}}' THEN 'published'
              ELSE 'changed' END,
            NEW.organisation_id, NEW.id, NEW.version,
            jsonb_build_object('workflow', NEW.workflow, 'visibility', NEW.visibility, 'fields', changed));
    RETURN NULL;
  END $$;
`;

const OF_ACCOUNTS = `
  -- The organisation for which somebody acts, as app.s_actor() says it of a session.
  CREATE FUNCTION audit.add_account_event(act text, who uuid, organisation text, account uuid, more jsonb) RETURNS void
    LANGUAGE plpgsql SET search_path = '' AS $$
  DECLARE
    organisations text[] := ARRAY(SELECT m.organisation_id FROM auth.memberships m WHERE m.user_id = who
      AND m.revoked_at IS NULL AND m.organisation_id IS NOT NULL AND m.role <> 'administrator');
  BEGIN
    INSERT INTO audit.events (actor, actor_organisations, user_id, action, organisation_id, record_id, detail)
    VALUES (coalesce((SELECT o.name FROM core.organisations o WHERE o.id = ANY (organisations) ORDER BY o.name LIMIT 1),
                     'Administration'),
            organisations, who, 'account.' || act, organisation, account, more);
  END $$;

  -- An account that asks for a second factor has not signed in before it was given.
  CREATE FUNCTION audit.of_session() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
  BEGIN
    IF NEW.aal = 2 OR NOT (SELECT u.two_factor_enabled FROM auth.users u WHERE u.id = NEW.user_id) THEN
      PERFORM audit.add_account_event('signed-in', NEW.user_id, NULL, NEW.user_id, '{}');
    END IF;
    RETURN NULL;
  END $$;

  CREATE FUNCTION audit.of_invitation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
  BEGIN
    PERFORM audit.add_account_event('invited', NEW.invited_by, NEW.organisation_id, NULL,
      jsonb_build_object('role', NEW.role, 'countries', NEW.countries));
    RETURN NULL;
  END $$;

  CREATE FUNCTION audit.of_membership() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
  BEGIN
    PERFORM audit.add_account_event(
      CASE WHEN TG_OP = 'INSERT' THEN 'role-given' WHEN NEW.revoked_at IS NOT NULL THEN 'role-revoked' ELSE 'role-changed' END,
      CASE TG_OP WHEN 'INSERT' THEN NEW.granted_by END, NEW.organisation_id, NEW.user_id,
      jsonb_build_object('role', NEW.role, 'countries', NEW.countries));
    RETURN NULL;
  END $$;

  -- Passwords, second factors and doors that close: that it was done, never what was set.
  CREATE FUNCTION audit.of_account() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
  BEGIN
    IF TG_TABLE_NAME = 'accounts' THEN
      PERFORM audit.add_account_event('password-changed', NULL, NULL, NEW.user_id, '{}');
    ELSIF NEW.two_factor_enabled <> OLD.two_factor_enabled THEN
      PERFORM audit.add_account_event(CASE WHEN NEW.two_factor_enabled THEN 'second-factor-on' ELSE 'second-factor-off' END,
        NULL, NULL, NEW.id, '{}');
    ELSE
      PERFORM audit.add_account_event(CASE WHEN NEW.disabled_at IS NULL THEN 'enabled' ELSE 'disabled' END,
        NULL, NULL, NEW.id, '{}');
    END IF;
    RETURN NULL;
  END $$;

  -- What was typed is not kept: it may be a password in the wrong field. An address without an account leaves an
  -- event too, so that both take the same time.
  CREATE FUNCTION audit.sign_in_failed(typed text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
  BEGIN
    INSERT INTO audit.events (actor, actor_organisations, user_id, action, record_id)
    VALUES ('visitor', '{}', NULL, 'account.sign-in-failed',
            (SELECT u.id FROM auth.users u WHERE u.email = lower(typed)));
  END $$;

  REVOKE EXECUTE ON FUNCTION audit.stamp(), audit.seal(), audit.of_activity(), audit.of_session(), audit.of_invitation(),
    audit.of_membership(), audit.of_account(), audit.sign_in_failed(text),
    audit.add_account_event(text, uuid, text, uuid, jsonb) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION audit.seal() TO rdrr_api;
  GRANT EXECUTE ON FUNCTION audit.sign_in_failed(text) TO rdrr_auth;
  -- Making a trigger takes the right to call its function.
  GRANT EXECUTE ON FUNCTION audit.stamp(), audit.of_activity(), audit.of_session(), audit.of_invitation(),
    audit.of_membership(), audit.of_account() TO rdrr_owner;
`;

/** When the trail is written by itself. A trigger named so runs before history is kept, and sees what it still holds. */
const WATCHED: Record<string, string> = {
  'core.activities':
    'AFTER INSERT OR UPDATE ON core.activities FOR EACH ROW EXECUTE FUNCTION audit.of_activity()',
  'auth.user_sessions': 'AFTER INSERT ON auth.user_sessions FOR EACH ROW EXECUTE FUNCTION audit.of_session()',
  'auth.invitations': 'AFTER INSERT ON auth.invitations FOR EACH ROW EXECUTE FUNCTION audit.of_invitation()',
  'auth.memberships':
    'AFTER INSERT OR UPDATE ON auth.memberships FOR EACH ROW EXECUTE FUNCTION audit.of_membership()',
  'auth.users': `AFTER UPDATE ON auth.users FOR EACH ROW
    WHEN (NEW.two_factor_enabled <> OLD.two_factor_enabled OR (NEW.disabled_at IS NULL) <> (OLD.disabled_at IS NULL))
    EXECUTE FUNCTION audit.of_account()`,
  'auth.accounts': `AFTER UPDATE ON auth.accounts FOR EACH ROW WHEN (NEW.password IS DISTINCT FROM OLD.password)
    EXECUTE FUNCTION audit.of_account()`,
};

const TRIGGERS = `
  CREATE TRIGGER stamp BEFORE INSERT ON audit.events FOR EACH ROW EXECUTE FUNCTION audit.stamp();
  ${Object.values(WATCHED)
    .map((when) => `CREATE TRIGGER audit ${when};`)
    .join('\n  ')}
  REVOKE EXECUTE ON FUNCTION audit.refuse() FROM PUBLIC;
`;

// The API cannot read the table itself, but a view of it: the view belongs to the owner, who is bound by the policy.
const READERS = `
  GRANT INSERT (action, organisation_id, record_id, record_version, detail) ON audit.events TO rdrr_api;
  CREATE POLICY tells ON audit.events FOR INSERT TO rdrr_api
    WITH CHECK (xid = pg_current_xact_id() AND action IN ('activity.read', 'export.made'));
  -- Admins of an organisation: what became of its records. Administrators: accounts, and that a file was taken.
  CREATE POLICY readers ON audit.events FOR SELECT TO rdrr_owner
    USING (organisation_id = ANY ((SELECT app.s_publishes())::text[])
           OR ((SELECT app.s_administers()) AND (starts_with(action, 'account.') OR organisation_id IS NULL)));
  CREATE VIEW audit.trail WITH (security_barrier) AS
    SELECT e.id, e.at, e.actor, e.action, e.organisation_id, e.record_id, e.record_version, e.detail,
           CASE WHEN (SELECT app.s_administers()) OR e.actor_organisations && (SELECT app.s_publishes())
                THEN e.user_id END AS user_id
      FROM audit.events e;
  GRANT SELECT ON audit.trail TO rdrr_api;
`;
