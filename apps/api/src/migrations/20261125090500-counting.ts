import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is read by the policy and a list alone is answered from an index, in the order in which the rows lie. */
export class Counting20261125090500 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Ordered by id, each row had to be looked up in another page of the visibility map.
      DROP INDEX core.activities_filtered;
      CREATE INDEX activities_filtered ON core.activities (audience)
        INCLUDE (id, ${POLICY_COLUMNS}, status, confidence, last_confirmed_on, pillars);
      -- How many activities state numbers about people, which masking asks after every change.
      CREATE INDEX activities_counted ON core.activities (audience) INCLUDE (${POLICY_COLUMNS}) WHERE reach <> '[]';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX core.activities_counted, core.activities_filtered;
      CREATE INDEX activities_filtered ON core.activities (audience, id)
        INCLUDE (${POLICY_COLUMNS}, status, confidence, last_confirmed_on, pillars);
    `);
  }
}

const POLICY_COLUMNS = 'standing, organisation_id, countries, named, workflow';
