import type { Organisation } from '@rdrr/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('organisations')
export class OrganisationEntity implements Omit<Organisation, 'activities'> {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', nullable: true })
  acronym!: string | null;

  @Column({ type: 'text' })
  type!: string;

  @Column({ type: 'text', nullable: true })
  country!: string | null;

  @Column({ type: 'text', nullable: true })
  website!: string | null;

  @Column({ type: 'text', name: 'iati_org_id', nullable: true })
  iatiOrgId!: string | null;

  @Column({ type: 'text', array: true })
  aliases!: string[];

  @Column({ type: 'int', insert: false, update: false })
  version!: number;

  @Column({ type: 'text', name: 'changed_by', insert: false, update: false })
  changedBy!: string;

  @Column({ type: 'text', name: 'merged_into', nullable: true, insert: false })
  mergedInto!: string | null;
}
