import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * All that policies and views ask of a session, as one word: with the same word, two sessions see the same rows and the same of
 * each. What is added to the policies has to be added here: a test compares.
 */
export class Sees20261125210000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION app.s_sees() RETURNS text
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        RETURN encode(sha256(convert_to(jsonb_build_array(
          ${CLAIMS.map((claim) => `app.${claim}()`).join(', ')})::text, 'UTF8')), 'base64');
      END $$;
      REVOKE EXECUTE ON FUNCTION app.s_sees() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION app.s_sees() TO rdrr_api, rdrr_loader;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION app.s_sees()');
  }
}

export const CLAIMS = [
  ...['s_floor', 's_level', 's_organisations', 's_reads_for', 's_countries', 's_reviews'],
  ...['s_monitors_all', 's_administers'],
];
