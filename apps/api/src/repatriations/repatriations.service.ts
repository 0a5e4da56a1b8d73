import { Injectable } from '@nestjs/common';
import type { RepatriationFigure } from '@rdrr/shared';
import { ArrayContains } from 'typeorm';

import { DbSession } from '../core/db-session';
import { RepatriationFigureEntity } from './repatriation-figure.entity';

@Injectable()
export class RepatriationsService {
  constructor(private readonly db: DbSession) {}

  /** Every published figure, unmasked. */
  all(): Promise<RepatriationFigure[]> {
    return this.db.repository(RepatriationFigureEntity).find();
  }

  /** Published figures that speak of a country, those in conflict together, unmasked: mask before showing. */
  of(country: string): Promise<RepatriationFigure[]> {
    return this.db.repository(RepatriationFigureEntity).find({
      where: { countries: ArrayContains([country]) },
      order: { conflictGroup: { direction: 'ASC', nulls: 'LAST' }, dateFrom: 'ASC', id: 'ASC' },
    });
  }
}
