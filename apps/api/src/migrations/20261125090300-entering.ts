import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How a transaction enters its session: in one trip the id is set, for this transaction alone, and the database says
 * what nearly every request needs to know.
 */
export class Entering20261125090300 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE POLICY owner_reads ON core.data_version FOR SELECT TO rdrr_owner USING ((SELECT app.s_alive()));
      CREATE FUNCTION app.enter(sid text, OUT data_version text, OUT is_person boolean)
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        PERFORM set_config('app.sid', sid, true);
        is_person := (app.session()).kind = 'person';
        data_version := (SELECT d.version FROM core.data_version d);
      END $$;
      REVOKE EXECUTE ON FUNCTION app.enter(text) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION app.enter(text) TO rdrr_api, rdrr_loader;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION app.enter(text);
      DROP POLICY owner_reads ON core.data_version;
    `);
  }
}
