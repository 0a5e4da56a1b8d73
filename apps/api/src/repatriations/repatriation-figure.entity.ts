import type { RepatriationFigure } from '@rdrr/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('repatriation_figures')
export class RepatriationFigureEntity implements RepatriationFigure {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text', array: true })
  countries!: string[];

  @Column({ type: 'text' })
  operation!: string;

  @Column({ type: 'text' })
  from!: string;

  @Column({ type: 'text', name: 'date_from', nullable: true })
  dateFrom!: string | null;

  @Column({ type: 'text', name: 'date_to', nullable: true })
  dateTo!: string | null;

  @Column({ type: 'int', nullable: true })
  total!: number | null;

  @Column({ type: 'int', nullable: true })
  men!: number | null;

  @Column({ type: 'int', nullable: true })
  women!: number | null;

  @Column({ type: 'int', nullable: true })
  children!: number | null;

  @Column({ type: 'int', nullable: true })
  orphans!: number | null;

  @Column({ type: 'text' })
  note!: string;

  @Column({ type: 'text', name: 'source_title' })
  sourceTitle!: string;

  @Column({ type: 'text', name: 'source_url' })
  sourceUrl!: string;

  @Column({ type: 'text', name: 'source_date', nullable: true })
  sourceDate!: string | null;

  @Column({ type: 'text', name: 'conflict_group', nullable: true })
  conflictGroup!: string | null;
}
