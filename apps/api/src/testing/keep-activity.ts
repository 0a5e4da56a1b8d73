import { randomUUID } from 'node:crypto';

import type { Activity, ActivityInput } from '@rdrr/shared';

import { ActivityEntity } from '../activities/activity.entity';
import { asLoader } from '../loading/as-role';
import { OrganisationEntity } from '../organisations/organisation.entity';
import type { TestDatabase } from './test-app';

/** Adds organisations that do nothing yet, as a loader would; each is called by its id unless said otherwise. */
export async function addOrganisations(
  { adminUrl }: TestDatabase,
  ...organisations: (Partial<OrganisationEntity> & { id: string })[]
): Promise<void> {
  const rows = organisations.map((each) => ({
    ...{
      name: each.id,
      acronym: null,
      type: 'cso',
      country: null,
      website: null,
      iatiOrgId: null,
      aliases: [],
    },
    ...each,
  }));
  await asLoader(adminUrl, (db) => db.repository(OrganisationEntity).insert(rows));
}

/** Adds an activity as a loader would, validated unless said otherwise. */
export async function addActivity(
  { adminUrl }: TestDatabase,
  activity: ActivityInput,
  workflow: Activity['workflow'] = 'validated',
): Promise<string> {
  const id = randomUUID();
  await asLoader(adminUrl, (db) =>
    db.repository(ActivityEntity).insert({ ...activity, id, reference: id, workflow, changeReason: null }),
  );
  return id;
}

/** Changes an activity, which makes a new version of it. */
export async function changeActivity(
  { adminUrl }: TestDatabase,
  id: string,
  changes: Partial<ActivityInput> & { workflow?: Activity['workflow']; changeReason?: string },
): Promise<void> {
  await asLoader(adminUrl, (db) => db.repository(ActivityEntity).update(id, changes));
}

/** Sets the instant since which the system has known a version, and so until when it knew the one before. */
export async function dateVersion(
  { admin }: TestDatabase,
  id: string,
  version: number,
  knownFrom: string,
): Promise<void> {
  for (const table of ['activity_versions', 'coverage_facts']) {
    await admin.query(
      `UPDATE core.${table} SET known_from = CASE version WHEN $2 THEN $3 ELSE known_from END,
                                known_to = CASE version WHEN $2 THEN known_to ELSE $3 END
        WHERE activity_id = $1 AND version IN ($2, $2 - 1)`,
      [id, version, knownFrom],
    );
  }
}
