import type { TaxonomyList, Term } from '@rdrr/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('taxonomy_terms')
export class TermEntity implements Term {
  @PrimaryColumn({ type: 'text' })
  list!: TaxonomyList;

  @PrimaryColumn({ type: 'text' })
  code!: string;

  /** Place in its list, counted from 0; never changed, since masks of pillars are made of it. */
  @Column({ type: 'smallint' })
  position!: number;

  @Column({ type: 'jsonb' })
  label!: Term['label'];

  @Column({ type: 'jsonb' })
  description!: Term['description'];

  @Column({ type: 'text', nullable: true })
  group!: string | null;

  @Column({ type: 'smallint', name: 'suppress_below', nullable: true })
  suppressBelow!: number | null;

  @Column({ type: 'boolean' })
  retired!: boolean;

  @Column({ type: 'int', insert: false, update: false })
  version!: number;

  @Column({ type: 'text', name: 'changed_by', insert: false, update: false })
  changedBy!: string;

  @Column({ type: 'jsonb' })
  mappings!: Term['mappings'];
}
