import type { Region } from '@rdrr/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('regions')
export class RegionEntity implements Region {
  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  country!: string;

  @Column({ type: 'jsonb' })
  name!: Region['name'];
}
