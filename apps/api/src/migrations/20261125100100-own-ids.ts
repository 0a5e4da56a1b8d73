import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The id of what a person adds is made here, whatever was sent: an id that is taken would be refused, and so tell of an
 * activity that the person may not see.
 */
export class OwnIds20261125100100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION core.make_id() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
      BEGIN
        IF NOT app.s_loads() THEN
          NEW.id := gen_random_uuid();
        END IF;
        RETURN NEW;
      END $$;
      REVOKE EXECUTE ON FUNCTION core.make_id() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION core.make_id() TO rdrr_api, rdrr_loader;
      CREATE TRIGGER a_make_id BEFORE INSERT ON core.activities FOR EACH ROW EXECUTE FUNCTION core.make_id();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TRIGGER a_make_id ON core.activities; DROP FUNCTION core.make_id()');
  }
}
