import { Injectable } from '@nestjs/common';
import { CoverageCell, type CoverageQuery } from '@rdrr/shared';

import { AuditService } from '../audit/audit.service';
import { CoverageService } from '../coverage/coverage.service';
import { FrameworkService } from '../framework/framework.service';
import { toCsv } from './csv';

const FIELDS = Object.keys(CoverageCell.shape) as (keyof CoverageCell)[];

@Injectable()
export class ExportsService {
  constructor(
    private readonly coverage: CoverageService,
    private readonly framework: FrameworkService,
    private readonly audit: AuditService,
  ) {}

  /** The matrix as rows, with what it is and is not in each of them: a file is read far from its page. */
  async coverageCsv(query: CoverageQuery): Promise<string> {
    const { cells, asOf, knownOn, freshnessMonths } = await this.coverage.matrix(query);
    const { disclaimer } = await this.framework.get();
    await this.audit.exported('coverage.csv', query, []);
    return toCsv([
      [...FIELDS, 'asOf', 'knownOn', 'freshnessMonths', 'note'],
      ...cells.map((cell) => [
        ...FIELDS.map((field) => cell[field]),
        asOf,
        knownOn,
        freshnessMonths,
        disclaimer.en,
      ]),
    ]);
  }
}
