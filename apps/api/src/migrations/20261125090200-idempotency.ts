import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a person has sent with an `Idempotency-Key`, so that sending it again adds nothing. */
export class Idempotency20261125090200 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE core.idempotency_keys (
        user_id     uuid NOT NULL DEFAULT app.s_user(),
        key         text NOT NULL CHECK (length(key) BETWEEN 1 AND 100),
        fingerprint text NOT NULL,
        activity_id uuid NOT NULL REFERENCES core.activities ON DELETE CASCADE,
        sent_at     timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (user_id, key)
      );
      CREATE INDEX idempotency_keys_activity ON core.idempotency_keys (activity_id);
      ALTER TABLE core.idempotency_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      GRANT SELECT, INSERT, DELETE ON core.idempotency_keys TO rdrr_api;
      CREATE POLICY own ON core.idempotency_keys FOR ALL TO rdrr_api
        USING (user_id = (SELECT app.s_user())) WITH CHECK (user_id = (SELECT app.s_user()));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE core.idempotency_keys');
  }
}
