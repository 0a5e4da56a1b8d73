import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who administers the platform could be the second person wherever two have to agree: two offer that role as well. */
export class AdministratorsApproved20261130110000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(unlessApproved(`'focal-point', 'monitor', 'administrator'`));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(unlessApproved(`'focal-point', 'monitor'`));
  }
}

/** Those that were accepted before are as they are. */
const unlessApproved = (roles: string) => `
  ALTER TABLE auth.invitations DROP CONSTRAINT invitations_approved;
  ALTER TABLE auth.invitations ADD CONSTRAINT invitations_approved
    CHECK (accepted_at IS NULL OR approved_by IS NOT NULL OR role NOT IN (${roles})) NOT VALID;`;
