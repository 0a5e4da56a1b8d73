import type { Country } from '@rdrr/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('countries')
export class CountryEntity implements Omit<Country, 'regions' | 'activities'> {
  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ type: 'jsonb' })
  name!: Country['name'];

  @Column({ type: 'text' })
  area!: Country['area'];

  @Column({ type: 'boolean', name: 'in_coverage' })
  inCoverage!: boolean;

  @Column({ type: 'jsonb', nullable: true })
  note!: Country['note'];
}
