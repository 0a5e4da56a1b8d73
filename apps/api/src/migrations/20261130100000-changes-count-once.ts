import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A change of a validated activity is no second activity: until it takes its place it makes no facts, so nothing counts
 * it beside what it is to follow, for nobody and on no day.
 */
export class ChangesCountOnce20261130100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ${factsOf('AND a.successor_of IS NULL')}
      ${eachTable((table) => `ALTER TABLE core.${table} NO FORCE ROW LEVEL SECURITY;`)}
      DELETE FROM core.coverage_facts f USING core.activities a
       WHERE a.id = f.activity_id AND a.successor_of IS NOT NULL;
      ${eachTable((table) => `ALTER TABLE core.${table} FORCE ROW LEVEL SECURITY;`)}
      DROP INDEX core.activities_filtered;
      CREATE INDEX activities_filtered ON core.activities (audience) INCLUDE (${FILTERED}, successor_of);
    `);
  }

  /** Changes that wait make facts again from their next step on; what was forgotten of past days stays so. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ${factsOf('')}
      DROP INDEX core.activities_filtered;
      CREATE INDEX activities_filtered ON core.activities (audience) INCLUDE (${FILTERED});
    `);
  }
}

const eachTable = (sql: (table: string) => string) =>
  ['activities', 'coverage_facts'].map(sql).join('\n      ');

const FILTERED = `id, standing, organisation_id, countries, named, workflow, status, confidence, last_confirmed_on,
        pillars, hides`;

const factsOf = (unless: string) => `
  CREATE OR REPLACE FUNCTION core.facts_of(a core.activities) RETURNS SETOF core.coverage_facts
    LANGUAGE sql STABLE SET search_path = '' AS $$
    SELECT c.id * 1024 + r.id, a.audience, a.standing, 'infinity'::timestamptz, a.fresh_from, a.starts_on,
           a.ends_on, a.known_since, core.answer_mask(l.answers), core.pillar_mask(a.pillars), l.main, o.type,
           a.version, a.updated_at, a.id, c.code, r.code, a.organisation_id,
           nullif(array_remove(a.countries, c.code::text), '{}'), a.named
      FROM core.organisations o, core.countries c, core.recommendations r,
           jsonb_to_recordset(a.links) l(recommendation text, main boolean, answers jsonb)
     WHERE o.id = a.organisation_id AND c.code = ANY (a.countries) AND r.code = l.recommendation
       AND a.workflow IN ('submitted', 'validated') ${unless} $$;`;
