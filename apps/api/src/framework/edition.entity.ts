import type { Crosswalk, Edition } from '@rdrr/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

import { instant } from '../core/columns';

@Entity('editions')
export class EditionEntity implements Edition {
  @PrimaryColumn({ type: 'smallint' })
  number!: number;

  @Column({ type: 'int', default: 1 })
  version!: number;

  @Column({ type: 'date', name: 'holds_from', nullable: true })
  holdsFrom!: string | null;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'jsonb' })
  content!: Edition['content'];

  @Column({ type: 'jsonb', default: { recommendations: [], questions: [] } })
  crosswalk!: Crosswalk;

  /** Where answers to all editions before count in this one. */
  @Column({ type: 'jsonb', default: { recommendations: [], questions: [] } })
  carried!: Crosswalk;

  @Column({ ...instant, name: 'published_at', nullable: true })
  publishedAt!: string | null;

  @Column({ type: 'text', name: 'changed_by', default: () => 'app.s_actor()' })
  changedBy!: string;
}
