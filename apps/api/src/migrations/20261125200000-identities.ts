import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts that are linked to an identity elsewhere: that and when it was, and that it ended, stands in the trail. */
export class Identities20261125200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      GRANT DELETE ON auth.accounts TO rdrr_auth;
      CREATE UNIQUE INDEX accounts_provider ON auth.accounts (user_id, provider_id);

      GRANT CREATE ON SCHEMA audit TO rdrr_keeper;
      SET LOCAL ROLE rdrr_keeper;
      CREATE FUNCTION audit.of_identity() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        link auth.accounts := CASE TG_OP WHEN 'INSERT' THEN NEW ELSE OLD END;
      BEGIN
        PERFORM audit.add_account_event(CASE TG_OP WHEN 'INSERT' THEN 'identity-linked' ELSE 'identity-unlinked' END,
          link.user_id, NULL, link.user_id, jsonb_build_object('provider', link.provider_id));
        RETURN NULL;
      END $$;
      REVOKE EXECUTE ON FUNCTION audit.of_identity() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION audit.of_identity() TO rdrr_owner;
      SET LOCAL ROLE rdrr_owner;
      REVOKE CREATE ON SCHEMA audit FROM rdrr_keeper;
      CREATE TRIGGER audit_link AFTER INSERT ON auth.accounts FOR EACH ROW WHEN (NEW.provider_id <> 'credential')
        EXECUTE FUNCTION audit.of_identity();
      CREATE TRIGGER audit_unlink AFTER DELETE ON auth.accounts FOR EACH ROW WHEN (OLD.provider_id <> 'credential')
        EXECUTE FUNCTION audit.of_identity();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER audit_link ON auth.accounts;
      DROP TRIGGER audit_unlink ON auth.accounts;
      DROP FUNCTION audit.of_identity();
      DROP INDEX auth.accounts_provider;
      REVOKE DELETE ON auth.accounts FROM rdrr_auth;
    `);
  }
}
