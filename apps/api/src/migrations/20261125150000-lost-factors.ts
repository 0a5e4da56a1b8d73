import type { MigrationInterface, QueryRunner } from 'typeorm';

/** That somebody has lost their second factor: two people say so, a day passes, and then it is forgotten. */
export class LostFactors20261125150000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE auth.lost_factors (
        id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        user_id      uuid NOT NULL REFERENCES auth.users ON DELETE CASCADE,
        said_by      uuid NOT NULL REFERENCES auth.users CHECK (said_by <> user_id),
        said_at      timestamptz NOT NULL DEFAULT now(),
        confirmed_by uuid REFERENCES auth.users CHECK (confirmed_by <> user_id AND confirmed_by <> said_by),
        confirmed_at timestamptz,
        -- Forgotten, found again, or called off
        ended_at     timestamptz,
        CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))
      );
      CREATE UNIQUE INDEX lost_factors_open ON auth.lost_factors (user_id) WHERE ended_at IS NULL;
      GRANT SELECT, INSERT, UPDATE ON auth.lost_factors TO rdrr_auth;

      GRANT CREATE ON SCHEMA audit TO rdrr_keeper;
      SET LOCAL ROLE rdrr_keeper;
      CREATE FUNCTION audit.of_lost_factor() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        PERFORM audit.add_account_event(
          CASE WHEN TG_OP = 'INSERT' THEN 'second-factor-lost' WHEN NEW.ended_at IS NULL THEN 'second-factor-lost-confirmed'
               ELSE 'second-factor-lost-ended' END,
          CASE WHEN TG_OP = 'INSERT' THEN NEW.said_by WHEN NEW.ended_at IS NULL THEN NEW.confirmed_by END,
          NULL, NEW.user_id, '{}');
        RETURN NULL;
      END $$;
      REVOKE EXECUTE ON FUNCTION audit.of_lost_factor() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION audit.of_lost_factor() TO rdrr_owner;
      SET LOCAL ROLE rdrr_owner;
      REVOKE CREATE ON SCHEMA audit FROM rdrr_keeper;
      CREATE TRIGGER audit AFTER INSERT OR UPDATE ON auth.lost_factors
        FOR EACH ROW EXECUTE FUNCTION audit.of_lost_factor();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE auth.lost_factors; DROP FUNCTION audit.of_lost_factor();');
  }
}
