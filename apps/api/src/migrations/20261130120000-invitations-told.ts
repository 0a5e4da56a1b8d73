import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The trail says which invitation an event is about, so that who reads it can be told whom it was for. */
export class InvitationsTold20261130120000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(about('NEW.id'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(about('NULL'));
  }
}

/** The address stays where it is: an event names the invitation by its id. */
const about = (invitation: string) => `
  GRANT CREATE ON SCHEMA audit TO rdrr_keeper;
  SET LOCAL ROLE rdrr_keeper;
  CREATE OR REPLACE FUNCTION audit.of_invitation() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
  BEGIN
    PERFORM audit.add_account_event(
      CASE TG_OP WHEN 'INSERT' THEN 'invited' ELSE 'invitation-withdrawn' END,
      CASE TG_OP WHEN 'INSERT' THEN NEW.invited_by ELSE NEW.withdrawn_by END, NEW.organisation_id, ${invitation},
      jsonb_build_object('role', NEW.role, 'countries', NEW.countries));
    RETURN NULL;
  END $$;
  CREATE OR REPLACE FUNCTION audit.of_approval() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
  BEGIN
    PERFORM audit.add_account_event('invitation-approved', NEW.approved_by, NEW.organisation_id, ${invitation},
      jsonb_build_object('role', NEW.role, 'countries', NEW.countries));
    RETURN NULL;
  END $$;
  SET LOCAL ROLE rdrr_owner;
  REVOKE CREATE ON SCHEMA audit FROM rdrr_keeper;`;
