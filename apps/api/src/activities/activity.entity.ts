import type { Activity, ActivityInput } from '@rdrr/shared';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

import { instant } from '../core/columns';

const derived = { insert: false, update: false } as const;

/** A row of `core.activities`, where it is written: the contract's shape with the counts unmasked. */
@Entity('activities')
export class ActivityEntity implements Omit<Activity, 'reach'> {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'text' })
  reference!: string;

  @Column({ type: 'text', name: 'organisation_id' })
  organisationId!: string | null;

  @Column({ type: 'int', ...derived })
  version!: number;

  @Column({ type: 'text' })
  workflow!: Activity['workflow'];

  @Column({ type: 'text' })
  visibility!: Activity['visibility'];

  @Column({ type: 'text', name: 'shared_with', array: true })
  sharedWith!: string[];

  @Column({ type: 'text', array: true })
  hides!: Activity['hides'];

  @Column({ type: 'uuid', name: 'successor_of', nullable: true })
  successorOf!: string | null;

  @Column({ ...instant, name: 'submitted_at', nullable: true, ...derived })
  submittedAt!: string | null;

  @Column({ type: 'date', name: 'last_confirmed_on', nullable: true })
  lastConfirmedOn!: string | null;

  @Column({ type: 'text', name: 'started_on', nullable: true })
  startedOn!: string | null;

  @Column({ type: 'text', name: 'ended_on', nullable: true })
  endedOn!: string | null;

  @Column({ type: 'text', name: 'documented_on', nullable: true })
  documentedOn!: string | null;

  @Column({ type: 'text', nullable: true })
  status!: Activity['status'];

  @Column({ type: 'text', nullable: true })
  setting!: string | null;

  @Column({ type: 'text', nullable: true })
  confidence!: Activity['confidence'];

  @Column({ type: 'boolean', nullable: true })
  countrywide!: boolean | null;

  @Column({ type: 'text', array: true })
  countries!: string[];

  @Column({ type: 'text', array: true })
  regions!: string[];

  @Column({ type: 'text', array: true })
  pillars!: string[];

  @Column({ type: 'text', array: true })
  roles!: string[];

  @Column({ type: 'text', name: 'activity_types', array: true })
  activityTypes!: string[];

  @Column({ type: 'text', name: 'target_groups', array: true })
  targetGroups!: string[];

  @Column({ type: 'jsonb' })
  title!: Activity['title'];

  @Column({ type: 'jsonb' })
  summary!: Activity['summary'];

  @Column({ type: 'jsonb' })
  partners!: Activity['partners'];

  @Column({ type: 'jsonb' })
  links!: Activity['links'];

  @Column({ type: 'jsonb' })
  reach!: ActivityInput['reach'];

  @Column({ type: 'jsonb' })
  budgets!: Activity['budgets'];

  @Column({ type: 'jsonb' })
  evidence!: Activity['evidence'];

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ type: 'text', name: 'changed_by', ...derived })
  changedBy!: string;

  @Column({ type: 'text', name: 'change_reason', nullable: true })
  changeReason!: string | null;

  @Column({ ...instant, name: 'created_at', ...derived })
  createdAt!: string;

  @Column({ ...instant, name: 'updated_at', ...derived })
  updatedAt!: string;
}

/** As its reader may see it, the name and regions that its owner hides left out; counts are masked afterwards. */
@Entity('activities', { schema: 'seen', synchronize: false })
export class SeenActivityEntity extends ActivityEntity {}
