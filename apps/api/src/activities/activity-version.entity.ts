import type { ActivityVersion } from '@rdrr/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

import { instant } from '../core/columns';

/** One version of an activity as it was kept, by a trigger only, and as its reader may see it. */
@Entity('activity_versions', { schema: 'seen', synchronize: false })
export class ActivityVersionEntity implements Omit<ActivityVersion, 'changedAt' | 'changes'> {
  @PrimaryColumn({ type: 'uuid', name: 'activity_id' })
  activityId!: string;

  @PrimaryColumn({ type: 'int' })
  version!: number;

  @Column({ ...instant, name: 'known_from' })
  knownFrom!: string;

  @Column({ type: 'text', name: 'changed_by' })
  changedBy!: string | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  /** The row of `seen.activities` as it was, by column name. */
  @Column({ type: 'jsonb' })
  content!: Record<string, unknown>;
}
