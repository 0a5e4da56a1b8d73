import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the one trip at the door answers: also the rights of the session, which nearly every request of a person needs. */
export class EnteringWithRights20261130090000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION app.enter(text);
      CREATE FUNCTION app.enter(sid text, OUT data_version text, OUT is_person boolean, OUT rights jsonb)
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        PERFORM set_config('app.sid', sid, true);
        is_person := (app.session()).kind = 'person';
        data_version := (SELECT d.version FROM core.data_version d);
        rights := CASE WHEN is_person THEN (
          SELECT jsonb_agg(jsonb_build_object(
                   'organisationId', r.organisation_id, 'role', r.role, 'countries', r.countries))
            FROM app.my_rights() r) END;
      END $$;
      ${GRANTS}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION app.enter(text);
      CREATE FUNCTION app.enter(sid text, OUT data_version text, OUT is_person boolean)
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        PERFORM set_config('app.sid', sid, true);
        is_person := (app.session()).kind = 'person';
        data_version := (SELECT d.version FROM core.data_version d);
      END $$;
      ${GRANTS}
    `);
  }
}

const GRANTS = `
      REVOKE EXECUTE ON FUNCTION app.enter(text) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION app.enter(text) TO rdrr_api, rdrr_loader;`;
