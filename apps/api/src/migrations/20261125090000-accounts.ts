import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People who sign in: accounts, their sessions, and what they may do for which organisation in which countries.
 * `rdrr_auth` alone works on these tables. The API's own role asks through functions, and what it hands them is the
 * id of a session, as a visitor's request does; the cookie holds the token of the session, never its id.
 */
export class Accounts20261125090000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE auth.users (
        id                  uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        name                text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
        email               text NOT NULL UNIQUE CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
        email_verified      boolean NOT NULL DEFAULT false,
        image               text CHECK (image IS NULL),
        language            text NOT NULL DEFAULT 'en' CHECK (language IN ('en', 'ru')),
        two_factor_enabled  boolean NOT NULL DEFAULT false,
        needs_second_factor boolean NOT NULL DEFAULT true,
        is_demo             boolean NOT NULL DEFAULT false,
        disabled_at         timestamptz,
        created_at          timestamptz NOT NULL DEFAULT now(),
        updated_at          timestamptz NOT NULL DEFAULT now()
      );

      -- A session ends by being deleted. aal: 1 after the password, 2 after the second factor.
      CREATE TABLE auth.user_sessions (
        id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        user_id       uuid NOT NULL REFERENCES auth.users ON DELETE CASCADE,
        token         text NOT NULL UNIQUE,
        aal           smallint NOT NULL DEFAULT 1 CHECK (aal IN (1, 2)),
        created_at    timestamptz NOT NULL DEFAULT now(),
        updated_at    timestamptz NOT NULL DEFAULT now(),
        last_seen_at  timestamptz NOT NULL DEFAULT now(),
        stepped_up_at timestamptz,
        expires_at    timestamptz NOT NULL,
        ip_address    text,
        user_agent    text
      );
      CREATE INDEX user_sessions_user ON auth.user_sessions (user_id);

      CREATE TABLE auth.accounts (
        id                       uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        user_id                  uuid NOT NULL REFERENCES auth.users ON DELETE CASCADE,
        provider_id              text NOT NULL,
        account_id               text NOT NULL,
        password                 text CHECK (password LIKE '$argon2id$%'),
        access_token             text,
        refresh_token            text,
        id_token                 text,
        access_token_expires_at  timestamptz,
        refresh_token_expires_at timestamptz,
        scope                    text,
        created_at               timestamptz NOT NULL DEFAULT now(),
        updated_at               timestamptz NOT NULL DEFAULT now(),
        UNIQUE (provider_id, account_id)
      );
      CREATE INDEX accounts_user ON auth.accounts (user_id);

      CREATE TABLE auth.verifications (
        id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        identifier text NOT NULL,
        value      text NOT NULL,
        expires_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX verifications_identifier ON auth.verifications (identifier);

      CREATE TABLE auth.two_factors (
        id                        uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        user_id                   uuid NOT NULL UNIQUE REFERENCES auth.users ON DELETE CASCADE,
        secret                    text NOT NULL,
        backup_codes              text NOT NULL,
        verified                  boolean NOT NULL DEFAULT false,
        failed_verification_count integer NOT NULL DEFAULT 0,
        locked_until              timestamptz
      );

      -- A code of an authenticator app counts once: whoever presents it second is refused.
      CREATE TABLE auth.totp_used (
        user_id    uuid NOT NULL REFERENCES auth.users ON DELETE CASCADE,
        code_mac   bytea NOT NULL,
        expires_at timestamptz NOT NULL,
        PRIMARY KEY (user_id, code_mac)
      );

      CREATE TABLE auth.rate_limits (
        id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        key          text NOT NULL UNIQUE,
        count        integer NOT NULL,
        last_request bigint NOT NULL
      );

      CREATE FUNCTION auth.are_countries(codes text[]) RETURNS boolean
        LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
          array_position(codes, NULL) IS NULL AND array_to_string(codes, ',') ~ '^([A-Z]{2}(,[A-Z]{2})*)?$';

      -- A right is a role, for an organisation, in countries. No countries means all of them.
      CREATE TABLE auth.memberships (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        user_id         uuid NOT NULL REFERENCES auth.users ON DELETE CASCADE,
        organisation_id text COLLATE "C" REFERENCES core.organisations,
        role            text NOT NULL
                          CHECK (role IN ('reporter', 'organisation-admin', 'focal-point', 'monitor', 'administrator')),
        countries       text[] NOT NULL DEFAULT '{}' CHECK (auth.are_countries(countries)),
        granted_by      uuid REFERENCES auth.users,
        granted_at      timestamptz NOT NULL DEFAULT now(),
        revoked_at      timestamptz,
        CHECK (organisation_id IS NOT NULL OR role = 'administrator'),
        CHECK (countries <> '{}' OR role IN ('monitor', 'administrator'))
      );
      CREATE UNIQUE INDEX memberships_in_force ON auth.memberships (user_id, organisation_id, role)
        NULLS NOT DISTINCT WHERE revoked_at IS NULL;
      CREATE INDEX memberships_organisation ON auth.memberships (organisation_id);

      CREATE TABLE auth.invitations (
        token_sha256    bytea PRIMARY KEY CHECK (length(token_sha256) = 32),
        email           text NOT NULL CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
        organisation_id text COLLATE "C" REFERENCES core.organisations,
        role            text NOT NULL
                          CHECK (role IN ('reporter', 'organisation-admin', 'focal-point', 'monitor', 'administrator')),
        countries       text[] NOT NULL DEFAULT '{}' CHECK (auth.are_countries(countries)),
        invited_by      uuid NOT NULL REFERENCES auth.users,
        invited_at      timestamptz NOT NULL DEFAULT now(),
        expires_at      timestamptz NOT NULL,
        accepted_at     timestamptz,
        CHECK (organisation_id IS NOT NULL OR role = 'administrator'),
        CHECK (countries <> '{}' OR role IN ('monitor', 'administrator'))
      );

      GRANT USAGE ON SCHEMA auth TO rdrr_auth;
      GRANT EXECUTE ON FUNCTION auth.are_countries(text[]) TO rdrr_auth;
      GRANT SELECT, INSERT, UPDATE ON auth.users, auth.accounts, auth.memberships, auth.invitations TO rdrr_auth;
      GRANT SELECT, INSERT, UPDATE, DELETE ON auth.user_sessions, auth.verifications, auth.two_factors,
        auth.rate_limits, auth.totp_used TO rdrr_auth;
    `);
    await db.query(sessionFunction(OF_PEOPLE));
    await db.query(`
      -- Who has signed in; null for a visitor and for the loader.
      CREATE FUNCTION app.s_user() RETURNS uuid
        LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        RETURN (SELECT s.user_id FROM auth.user_sessions s WHERE s.id = (app.session()).id);
      END $$;
      REVOKE EXECUTE ON FUNCTION app.s_user() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION app.s_user() TO rdrr_api, rdrr_loader, rdrr_keeper;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION app.s_user()');
    await db.query(sessionFunction(''));
    await db.query(`
      DROP TABLE auth.invitations, auth.memberships, auth.rate_limits, auth.totp_used, auth.two_factors,
        auth.verifications, auth.accounts, auth.user_sessions, auth.users;
      DROP FUNCTION auth.are_countries(text[]);
      REVOKE USAGE ON SCHEMA auth FROM rdrr_auth;
    `);
  }
}

/** A person's session: seen in the last half hour, of an account in use, past the second factor unless none is needed. */
const OF_PEOPLE = `
  IF NOT FOUND THEN
    SELECT s.id, 'person', u.name, s.created_at, s.expires_at, NULL INTO found_session
      FROM auth.user_sessions s JOIN auth.users u ON u.id = s.user_id
     WHERE s.id = sid AND s.expires_at > now() AND s.last_seen_at > now() - interval '30 minutes'
       AND u.disabled_at IS NULL AND (s.aal = 2 OR NOT u.needs_second_factor);
  END IF;`;

/** The one place that decides whether a session is alive. @param more where to look when it is nobody's own */
const sessionFunction = (more: string) => `
  CREATE OR REPLACE FUNCTION app.session() RETURNS auth.sessions
    LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = '' AS $$
  DECLARE
    found_session auth.sessions;
    given text := current_setting('app.sid', true);
    sid uuid := CASE WHEN given ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN given::uuid END;
  BEGIN
    SELECT * INTO found_session FROM auth.sessions s
     WHERE s.id = sid AND s.revoked_at IS NULL AND s.expires_at > now();
    ${more}
    IF NOT FOUND THEN
      RAISE EXCEPTION 'no session' USING errcode = '28000';
    END IF;
    RETURN found_session;
  END $$;`;
