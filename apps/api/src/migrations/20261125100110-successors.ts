import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What follows an activity, found by index in every state. The index of those under way does not serve the foreign key:
 * each activity that was deleted looked through all others.
 */
export class Successors20261125100110 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      'CREATE INDEX activities_followed ON core.activities (successor_of) WHERE successor_of IS NOT NULL',
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX core.activities_followed');
  }
}
