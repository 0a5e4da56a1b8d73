import type { MigrationInterface, QueryRunner } from 'typeorm';

import { readableActivity, readableFact } from './20261125090100-rights';

/** As the policies have it from here on. */
export const READABLE = readableActivity('app.s_reads_for()');
export const READABLE_FACT = readableFact('app.s_reads_for()');

const MEMBERS = 'app.s_organisations()';

/**
 * Administrators see no restricted content, but for a while, of one organisation, with a reason, and once a second one has
 * agreed. Who somebody is does not change by it: they act, and are told of in the trail, as what they are.
 */
export class BreakGlass20261125160000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE auth.break_glass (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        user_id         uuid NOT NULL REFERENCES auth.users ON DELETE CASCADE,
        organisation_id text COLLATE "C" NOT NULL REFERENCES core.organisations,
        reason          text NOT NULL CHECK (length(reason) BETWEEN 10 AND 500),
        hours           smallint NOT NULL CHECK (hours BETWEEN 1 AND 24),
        asked_at        timestamptz NOT NULL DEFAULT now(),
        decided_by      uuid REFERENCES auth.users CHECK (decided_by <> user_id),
        decided_at      timestamptz,
        -- Null until it is approved; never more than a day after that
        ends_at         timestamptz CHECK (ends_at <= decided_at + interval '24 hours'),
        CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
        CHECK (ends_at IS NULL OR decided_at IS NOT NULL)
      );
      CREATE INDEX break_glass_user ON auth.break_glass (user_id, ends_at);
      CREATE INDEX break_glass_organisation ON auth.break_glass (organisation_id);
      GRANT SELECT, INSERT, UPDATE ON auth.break_glass TO rdrr_auth;

      -- Organisations whose rows the session reads as they do: one's own, and those that are opened to it now.
      CREATE FUNCTION app.s_reads_for() RETURNS text[]
        LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        who uuid := app.s_user();
      BEGIN
        RETURN app.s_organisations() || ARRAY(
          SELECT g.organisation_id FROM auth.break_glass g
           WHERE g.user_id = who AND g.ends_at > now() AND app.s_administers());
      END $$;
      REVOKE EXECUTE ON FUNCTION app.s_reads_for() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION app.s_reads_for() TO rdrr_api, rdrr_loader, rdrr_keeper;
      ${floor('app.s_reads_for()')}
      ${readers('app.s_reads_for()')}

      GRANT CREATE ON SCHEMA audit TO rdrr_keeper;
      SET LOCAL ROLE rdrr_keeper;
      CREATE FUNCTION audit.of_break_glass() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        PERFORM audit.add_account_event(
          CASE WHEN TG_OP = 'INSERT' THEN 'access-asked' WHEN OLD.decided_at IS NOT NULL THEN 'access-ended'
               WHEN NEW.ends_at IS NULL THEN 'access-refused' ELSE 'access-approved' END,
          CASE WHEN TG_OP = 'INSERT' THEN NEW.user_id WHEN OLD.decided_at IS NULL THEN NEW.decided_by END,
          NEW.organisation_id, NEW.user_id, '{}');
        RETURN NULL;
      END $$;
      REVOKE EXECUTE ON FUNCTION audit.of_break_glass() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION audit.of_break_glass() TO rdrr_owner;
      SET LOCAL ROLE rdrr_owner;
      REVOKE CREATE ON SCHEMA audit FROM rdrr_keeper;
      CREATE TRIGGER audit AFTER INSERT OR UPDATE ON auth.break_glass
        FOR EACH ROW EXECUTE FUNCTION audit.of_break_glass();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ${readers(MEMBERS)}
      ${floor(MEMBERS)}
      DROP FUNCTION app.s_reads_for();
      DROP TABLE auth.break_glass;
      DROP FUNCTION audit.of_break_glass();
    `);
  }
}

/** The lowest audience of which the session may see anything at all. */
const floor = (own: string) => `
  CREATE OR REPLACE FUNCTION app.s_floor() RETURNS smallint
    LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = '' AS $$
  BEGIN
    RETURN CASE (app.session()).kind
             WHEN 'loader' THEN 0
             WHEN 'person' THEN CASE WHEN ${own} = '{}' THEN 3 ELSE 0 END
             ELSE 3 END;
  END $$;`;

const readers = (own: string) => `
  ALTER POLICY readers ON core.activities USING (${readableActivity(own)});
  ALTER POLICY readers ON core.activity_versions USING (${readableActivity(own)});
  ALTER POLICY readers ON core.coverage_facts USING (${readableFact(own)});`;
