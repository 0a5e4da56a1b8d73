import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What administering people needs to know: who closed an account or took a right back, and who has signed in when. */
export class People20261125100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE auth.users
        ADD COLUMN last_signed_in_at timestamptz,
        -- Who disabled the account, or enabled it again
        ADD COLUMN access_set_by uuid REFERENCES auth.users;
      ALTER TABLE auth.memberships ADD COLUMN revoked_by uuid REFERENCES auth.users;
      ALTER TABLE auth.invitations
        ADD COLUMN id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
        ADD COLUMN withdrawn_at timestamptz,
        ADD COLUMN withdrawn_by uuid REFERENCES auth.users,
        ADD CHECK (withdrawn_at IS NULL OR accepted_at IS NULL);

      CREATE FUNCTION auth.note_sign_in() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
      BEGIN
        UPDATE auth.users u SET last_signed_in_at = NEW.created_at
         WHERE u.id = NEW.user_id AND (NEW.aal = 2 OR NOT u.two_factor_enabled);
        RETURN NULL;
      END $$;
      CREATE TRIGGER note_sign_in AFTER INSERT ON auth.user_sessions
        FOR EACH ROW EXECUTE FUNCTION auth.note_sign_in();
    `);
    await db.query(
      trail({ closed: 'NEW.access_set_by', revoked: 'NEW.revoked_by', withdrawn: 'NEW.withdrawn_by' }),
    );
    await db.query(`
      CREATE TRIGGER audit_withdrawal AFTER UPDATE OF withdrawn_at ON auth.invitations
        FOR EACH ROW EXECUTE FUNCTION audit.of_invitation()
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TRIGGER audit_withdrawal ON auth.invitations');
    await db.query(trail({ closed: 'NULL', revoked: 'NULL', withdrawn: 'NULL' }));
    await db.query(`
      DROP TRIGGER note_sign_in ON auth.user_sessions;
      DROP FUNCTION auth.note_sign_in();
      ALTER TABLE auth.invitations DROP COLUMN id, DROP COLUMN withdrawn_at, DROP COLUMN withdrawn_by;
      ALTER TABLE auth.memberships DROP COLUMN revoked_by;
      ALTER TABLE auth.users DROP COLUMN last_signed_in_at, DROP COLUMN access_set_by;
    `);
  }
}

const keepersOwn = (name: string, body: string) => `
  CREATE OR REPLACE FUNCTION audit.${name}() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
  BEGIN
    ${body}
    RETURN NULL;
  END $$;`;

/** What the trail says of accounts. @param by who did it, as far as the row tells */
const trail = (by: { closed: string; revoked: string; withdrawn: string }) => `
  GRANT CREATE ON SCHEMA audit TO rdrr_keeper;
  SET LOCAL ROLE rdrr_keeper;
  ${keepersOwn(
    'of_invitation',
    `PERFORM audit.add_account_event(
       CASE TG_OP WHEN 'INSERT' THEN 'invited' ELSE 'invitation-withdrawn' END,
       CASE TG_OP WHEN 'INSERT' THEN NEW.invited_by ELSE ${by.withdrawn} END, NEW.organisation_id, NULL,
       jsonb_build_object('role', NEW.role, 'countries', NEW.countries));`,
  )}
  ${keepersOwn(
    'of_membership',
    `PERFORM audit.add_account_event(
       CASE WHEN TG_OP = 'INSERT' THEN 'role-given' WHEN NEW.revoked_at IS NOT NULL THEN 'role-revoked'
            ELSE 'role-changed' END,
       CASE TG_OP WHEN 'INSERT' THEN NEW.granted_by ELSE ${by.revoked} END, NEW.organisation_id, NEW.user_id,
       jsonb_build_object('role', NEW.role, 'countries', NEW.countries));`,
  )}
  ${keepersOwn(
    'of_account',
    `IF TG_TABLE_NAME = 'accounts' THEN
       PERFORM audit.add_account_event('password-changed', NULL, NULL, NEW.user_id, '{}');
     ELSIF NEW.two_factor_enabled <> OLD.two_factor_enabled THEN
       PERFORM audit.add_account_event(
         CASE WHEN NEW.two_factor_enabled THEN 'second-factor-on' ELSE 'second-factor-off' END,
         NULL, NULL, NEW.id, '{}');
     ELSE
       PERFORM audit.add_account_event(CASE WHEN NEW.disabled_at IS NULL THEN 'enabled' ELSE 'disabled' END,
         ${by.closed}, NULL, NEW.id, '{}');
     END IF;`,
  )}
  SET LOCAL ROLE rdrr_owner;
  REVOKE CREATE ON SCHEMA audit FROM rdrr_keeper;
`;
