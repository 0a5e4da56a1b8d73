import { randomUUID } from 'node:crypto';

import type { Activity, ActivityInput } from '@rdrr/shared';

import { ActivityEntity } from '../activities/activity.entity';
import { asLoader } from '../loading/as-role';
import type { TestDatabase } from './test-app';

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
