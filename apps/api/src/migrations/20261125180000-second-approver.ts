import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Focal points and monitors see more than their own: two administrators offer these roles. */
export class SecondApprover20261125180000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE auth.invitations
        ADD COLUMN language text NOT NULL DEFAULT 'en' CHECK (language IN ('en', 'ru')),
        ADD COLUMN approved_by uuid REFERENCES auth.users CHECK (approved_by <> invited_by),
        ADD COLUMN approved_at timestamptz,
        ADD CHECK ((approved_by IS NULL) = (approved_at IS NULL));
      -- Those that were accepted before are as they are.
      ALTER TABLE auth.invitations ADD CONSTRAINT invitations_approved
        CHECK (accepted_at IS NULL OR approved_by IS NOT NULL OR role NOT IN ('focal-point', 'monitor')) NOT VALID;

      GRANT CREATE ON SCHEMA audit TO rdrr_keeper;
      SET LOCAL ROLE rdrr_keeper;
      CREATE FUNCTION audit.of_approval() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        PERFORM audit.add_account_event('invitation-approved', NEW.approved_by, NEW.organisation_id, NULL,
          jsonb_build_object('role', NEW.role, 'countries', NEW.countries));
        RETURN NULL;
      END $$;
      REVOKE EXECUTE ON FUNCTION audit.of_approval() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION audit.of_approval() TO rdrr_owner;
      SET LOCAL ROLE rdrr_owner;
      REVOKE CREATE ON SCHEMA audit FROM rdrr_keeper;
      CREATE TRIGGER audit_approval AFTER UPDATE OF approved_at ON auth.invitations
        FOR EACH ROW EXECUTE FUNCTION audit.of_approval();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER audit_approval ON auth.invitations;
      DROP FUNCTION audit.of_approval();
      ALTER TABLE auth.invitations DROP CONSTRAINT invitations_approved,
        DROP COLUMN language, DROP COLUMN approved_by, DROP COLUMN approved_at;
    `);
  }
}
