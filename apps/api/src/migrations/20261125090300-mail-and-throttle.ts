import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What sign-in writes to people, and how often somebody guessed at an account. */
export class MailAndThrottle20261125090300 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The text of a mail holds a secret link: it goes when the mail has gone.
      CREATE TABLE auth.outbox (
        id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        recipient  text NOT NULL,
        subject    text NOT NULL,
        text       text,
        written_at timestamptz NOT NULL DEFAULT now(),
        sent_at    timestamptz,
        attempts   smallint NOT NULL DEFAULT 0,
        tried_at   timestamptz,
        CHECK (sent_at IS NULL OR text IS NULL)
      );
      CREATE INDEX outbox_waiting ON auth.outbox (written_at) WHERE sent_at IS NULL;

      -- Keyed by a digest: whether an address has an account cannot be read here.
      CREATE TABLE auth.sign_in_failures (
        key_mac        bytea PRIMARY KEY,
        failures       integer NOT NULL,
        last_failed_at timestamptz NOT NULL
      );

      GRANT SELECT, INSERT, UPDATE ON auth.outbox TO rdrr_auth;
      GRANT SELECT, INSERT, UPDATE, DELETE ON auth.sign_in_failures TO rdrr_auth;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE auth.sign_in_failures, auth.outbox');
  }
}
