import { Injectable } from '@nestjs/common';
import { type Taxonomy, TAXONOMY_LISTS } from '@rdrr/shared';
import * as z from 'zod';

import { DbSession } from '../core/db-session';
import { TermEntity } from './term.entity';

const Threshold = z.object({ code: z.string(), below: z.int() });

@Injectable()
export class TaxonomyService {
  constructor(private readonly db: DbSession) {}

  /** Every vocabulary, each in its own order. */
  async get(): Promise<Taxonomy> {
    const terms = await this.db.repository(TermEntity).find({ order: { list: 'ASC', position: 'ASC' } });
    const lists = TAXONOMY_LISTS.map((list) => [list, terms.filter((term) => term.list === list)]);
    return Object.fromEntries(lists) as Taxonomy;
  }

  /** Below which count each unit of reach is masked. */
  async thresholds(): Promise<Map<string, number>> {
    const units = await this.db.rows(
      Threshold,
      `SELECT code, coalesce(suppress_below, 10) AS below FROM core.taxonomy_terms WHERE list = 'reachUnits'`,
    );
    return new Map(units.map(({ code, below }) => [code, below]));
  }
}
